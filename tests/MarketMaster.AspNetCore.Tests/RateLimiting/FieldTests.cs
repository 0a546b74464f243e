using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore.Tests.RateLimiting;

/// <summary>Fields of responses over random traffic: they parse, they are true, and waiting as long as they say is enough.</summary>
[TestClass]
public sealed class FieldTests
{
    private static readonly int Trials = Environment.GetEnvironmentVariable("MARKETMASTER_LONG_TESTS") is { Length: > 0 } ? 100_000 : 1_500;

    [TestMethod]
    [DataRow(RateLimitAlgorithm.RollingLog)]
    [DataRow(RateLimitAlgorithm.SegmentedWindow)]
    [DataRow(RateLimitAlgorithm.Gcra)]
    [DataRow(RateLimitAlgorithm.TokenBucket)]
    [DataRow(RateLimitAlgorithm.FixedWindow)]
    public async Task Fields_parse_and_waiting_exactly_as_long_as_they_say_admits(RateLimitAlgorithm algorithm)
    {
        await using var app = await TestApplication.StartAsync(options =>
        {
            options.Tiers["free"].Limits["tier"] = new() { PermitLimit = 20, Window = TimeSpan.FromMinutes(1), Algorithm = algorithm, Segments = 12, Burst = algorithm is RateLimitAlgorithm.Gcra ? 5 : null };
            options.Endpoints["screen"] = new() { Path = "/screen", Limit = new() { PermitLimit = 7, Window = TimeSpan.FromSeconds(47), Algorithm = algorithm, Segments = 12 }, Weight = 1 };
        });
        var random = new RandomStream(17);
        var (waits, empty) = (0, 0);
        while (waits + empty < Trials)
        {
            app.Time.Advance(TimeSpan.FromTicks((long)(random.NextDouble() * TimeSpan.TicksPerSecond * (random.NextInt(10) == 0 ? 30 : 0.9))));
            var path = random.NextInt(2) == 0 ? "/screen" : "/other";
            var response = await app.GetAsync(path);
            foreach (var item in StructuredItem.ParseList(response["RateLimit-Policy"]!))
                Assert.IsTrue(item.Parameters["q"] > 0 && item.Parameters["w"] > 0);
            foreach (var item in StructuredItem.ParseList(response["RateLimit"]!))
                Assert.IsTrue(item.Parameters["r"] >= 0 && item.Parameters["r"] <= (item.Name == "tier" ? 20 : 7) && item.Parameters["t"] >= 0, response["RateLimit"]);
            if (response.Status == 429)
            {
                waits++;
                app.Time.Advance(TimeSpan.FromSeconds(response.Number("Retry-After")));
                Assert.AreEqual(200, (await app.GetAsync(path)).Status, $"after {response["Retry-After"]} s, {algorithm}");
            }
            else if (StructuredItem.ParseList(response["RateLimit"]!).Where(item => item.Parameters["r"] == 0).Select(item => item.Parameters["t"]).DefaultIfEmpty(-1).Max() is >= 0 and var wait)
            {
                empty++;
                app.Time.Advance(TimeSpan.FromSeconds(wait));
                Assert.AreEqual(200, (await app.GetAsync(path)).Status, $"nothing left, after t={wait} s, {algorithm}");
            }
        }
        Assert.IsGreaterThan(0, empty);
    }

    /// <summary>One second less than Retry-After is never enough: it is the true time, rounded up.</summary>
    [TestMethod]
    public async Task Retry_after_is_not_longer_than_it_must_be()
    {
        await using var app = await TestApplication.StartAsync(options => options.Tiers["free"].Limits["tier"].PermitLimit = 3);
        var random = new RandomStream(4);
        for (var i = 0; i < 300;)
        {
            app.Time.Advance(TimeSpan.FromSeconds(random.NextDouble() * 900));
            var response = await app.GetAsync("/a");
            if (response.Status == 200)
                continue;
            i++;
            app.Time.Advance(TimeSpan.FromSeconds(response.Number("Retry-After") - 1));
            Assert.AreEqual(429, (await app.GetAsync("/a")).Status);
        }
    }

    [TestMethod]
    public async Task Reset_may_be_a_time_and_fields_may_be_left_out()
    {
        await using var unix = await TestApplication.StartAsync(options =>
        {
            options.ResetFormat = ResetFormat.UnixTime;
            options.SendsDraftFields = false;
        });
        var response = await unix.GetAsync("/a");
        Assert.AreEqual(new DateTimeOffset(2024, 1, 2, 1, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), response.Number("X-RateLimit-Reset"));
        Assert.IsNull(response["RateLimit"]);
        await using var draft = await TestApplication.StartAsync(options => options.SendsClassicFields = false);
        response = await draft.GetAsync("/a");
        Assert.AreEqual("\"tier\";r=99;t=3600", response["RateLimit"]);
        Assert.IsNull(response["X-RateLimit-Limit"]);
    }

    [TestMethod]
    public async Task Fields_stay_when_an_error_page_clears_the_response()
    {
        await using var app = await TestApplication.StartAsync(
            before: application => application.UseExceptionHandler(error => error.Run(context => context.Response.WriteAsync("sorry"))),
            answer: _ => throw new InvalidOperationException("broken"));
        var response = await app.GetAsync("/a");
        Assert.AreEqual((500, "sorry"), (response.Status, response.Body));
        Assert.AreEqual((100, 99), (response.Number("X-RateLimit-Limit"), response.Number("X-RateLimit-Remaining")));
    }

    [TestMethod]
    public async Task A_client_that_honours_the_fields_is_never_refused()
    {
        await using var app = await TestApplication.StartAsync(options => options.Tiers["free"].Limits["tier"] = new() { PermitLimit = 5, Window = TimeSpan.FromSeconds(10) });
        // a clock of the client's own, on which nothing waits but its pauses
        var time = new ManualTime();
        using var client = new HttpClient(new RetryAfterHandler(new() { MaximumRetries = 0 }, time) { InnerHandler = new Forwarding(app) });
        var served = 0;
        var loop = Task.Run(async () =>
        {
            for (var i = 0; i < 200; i++)
            {
                using var response = await client.GetAsync(new Uri("http://api.test/a"));
                Assert.AreEqual(System.Net.HttpStatusCode.OK, response.StatusCode);
                Interlocked.Increment(ref served);
            }
        });
        while (!loop.IsCompleted)
        {
            await Task.Yield();
            if (time.NextDue is not { } due)
                continue;
            app.Time.AdvanceTo(due);
            time.AdvanceTo(due);
        }
        await loop;
        // 5 at once, then 5 each time the first of them is 10 s old, to the whole second that fields tell
        Assert.AreEqual((200, 390.0), (served, Math.Round(time.Elapsed.TotalSeconds)));
    }

    private sealed class Forwarding(TestApplication app) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await app.GetAsync(request.RequestUri!.AbsolutePath);
            var response = new HttpResponseMessage((System.Net.HttpStatusCode)answer.Status);
            foreach (var (name, value) in answer.Headers)
                response.Headers.TryAddWithoutValidation(name, value);
            return response;
        }
    }
}
