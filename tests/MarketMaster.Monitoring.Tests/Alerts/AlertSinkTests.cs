using System.Text.Json;

namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class AlertSinkTests
{
    private static readonly Alert Sample = new(
        AlertKind.Drift, AlertSeverity.Warning, "trend", new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero), "trend: 2 of 25 columns drifted", ["rsi: effect 0.31 <high>", "atr: effect 0.2"]);

    [TestMethod]
    public async Task A_webhook_gets_the_alert_as_json()
    {
        await using var server = await LoopbackServer.StartAsync();
        using var client = new HttpClient();
        await new WebhookAlertSink(client, new(server.Address, "/hook")).SendAsync(Sample, default);
        var request = server.Requests.Single();
        Assert.AreEqual(("/hook", "application/json"), (request.Path, request.ContentType));
        using var json = JsonDocument.Parse(request.Body);
        Assert.AreEqual("drift", json.RootElement.GetProperty("kind").GetString());
        Assert.AreEqual("warning", json.RootElement.GetProperty("severity").GetString());
        Assert.AreEqual(2, json.RootElement.GetProperty("details").GetArrayLength());
    }

    [TestMethod]
    public async Task Slack_gets_one_escaped_text()
    {
        await using var server = await LoopbackServer.StartAsync();
        using var client = new HttpClient();
        await new SlackAlertSink(client, new(server.Address, "/services/x")).SendAsync(Sample, default);
        using var json = JsonDocument.Parse(server.Requests.Single().Body);
        var text = json.RootElement.GetProperty("text").GetString()!;
        StringAssert.Contains(text, "*trend: 2 of 25 columns drifted*");
        StringAssert.Contains(text, "&lt;high&gt;");
    }

    [TestMethod]
    public async Task A_mail_reaches_the_server()
    {
        using var server = new SmtpStub();
        var sink = new SmtpAlertSink(new() { Host = "127.0.0.1", Port = server.Port, From = "monitor@desk.test", To = "a@desk.test,b@desk.test", UseTls = false });
        await sink.SendAsync(Sample, default);
        await Until(() => !server.Mails.IsEmpty);
        var mail = server.Mails.Single();
        StringAssert.Contains(mail, "RCPT TO:<a@desk.test>");
        StringAssert.Contains(mail, "RCPT TO:<b@desk.test>");
        StringAssert.Contains(mail, "[Warning] trend: 2 of 25 columns drifted");
        StringAssert.Contains(mail, "rsi: effect 0.31 <high>");
    }

    [TestMethod]
    public async Task A_sink_that_fails_is_tried_again_and_the_others_go_on()
    {
        await using var server = await LoopbackServer.StartAsync();
        var answers = 0;
        server.Status = () => Interlocked.Increment(ref answers) <= 2 ? 503 : 200;
        using var client = new HttpClient();
        var direct = new List<Alert>();
        await using var dispatcher = new AlertDispatcher(
            [new WebhookAlertSink(client, server.Address), new CallbackAlertSink((a, _) => { direct.Add(a); return Task.CompletedTask; })],
            new() { FirstPause = TimeSpan.FromMilliseconds(1) });
        dispatcher.Send(Sample);
        await Until(() => dispatcher.Sent == 2);
        Assert.HasCount(3, server.Requests);
        Assert.HasCount(1, direct);
        Assert.AreEqual(0, dispatcher.Failed);
    }

    [TestMethod]
    public async Task A_sink_that_never_works_is_given_up_and_does_not_stop_the_next_alert()
    {
        var attempts = 0;
        await using var dispatcher = new AlertDispatcher(
            [new CallbackAlertSink((_, _) => { attempts++; throw new InvalidOperationException("down"); })], new() { Attempts = 3, FirstPause = TimeSpan.Zero });
        dispatcher.Send(Sample);
        dispatcher.Send(Sample);
        await Until(() => dispatcher.Failed == 2);
        Assert.AreEqual(6, attempts);
    }

    [TestMethod]
    public async Task Pauses_grow_and_follow_the_clock()
    {
        var time = new ManualTime();
        var attempts = 0;
        await using var dispatcher = new AlertDispatcher(
            [new CallbackAlertSink((_, _) => { Interlocked.Increment(ref attempts); throw new InvalidOperationException("down"); })],
            new() { Attempts = 3, FirstPause = TimeSpan.FromSeconds(10), FlushTimeout = TimeSpan.Zero }, time);
        dispatcher.Send(Sample);
        await Until(() => attempts == 1 && time.NextDue is not null);
        Assert.AreEqual(TimeSpan.FromSeconds(10).Ticks, time.NextDue);
        time.Advance(TimeSpan.FromSeconds(10));
        await Until(() => attempts == 2 && time.NextDue is not null);
        Assert.AreEqual(TimeSpan.FromSeconds(30).Ticks, time.NextDue);
        time.Advance(TimeSpan.FromSeconds(20));
        await Until(() => dispatcher.Failed == 1);
    }

    internal static async Task Until(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, limit.Token);
    }
}
