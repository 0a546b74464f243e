using System.Net;

namespace MarketMaster.RateLimiting.Tests.Http;

[TestClass]
public sealed class RetryAfterHandlerTests
{
    [TestMethod]
    public void Waits_as_long_as_the_server_says()
    {
        var (time, server, client) = Create(new() { Jitter = 0 });
        server.Answers.Enqueue(() => Refusal("Retry-After", "7"));
        server.Answers.Enqueue(() => Refusal("Retry-After", (time.GetUtcNow() + TimeSpan.FromSeconds(4)).ToString("r", System.Globalization.CultureInfo.InvariantCulture)));
        server.Answers.Enqueue(() => Refusal("RateLimit", "\"tier\";r=0;t=3, \"screen\";r=5;t=90"));
        var call = client.SendAsync(new(HttpMethod.Post, "https://stub.test/"), default);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.AreEqual(HttpStatusCode.OK, call.GetAwaiter().GetResult().StatusCode);
        Assert.AreEqual("0 7 11 14", Seconds(server));
    }

    [TestMethod]
    public void Waits_longer_each_time_where_the_server_says_nothing()
    {
        var (time, server, client) = Create(new() { Jitter = 0, MaximumRetries = 4 });
        for (var i = 0; i < 10; i++)
            server.Answers.Enqueue(() => new(HttpStatusCode.TooManyRequests));
        var call = client.SendAsync(new(HttpMethod.Get, "https://stub.test/"), default);
        time.Advance(TimeSpan.FromMinutes(5));
        Assert.AreEqual(HttpStatusCode.TooManyRequests, call.GetAwaiter().GetResult().StatusCode);
        Assert.AreEqual("0 1 3 7 15", Seconds(server));
    }

    [TestMethod]
    public void Jitter_only_adds()
    {
        var waits = new HashSet<long>();
        for (var i = 0; i < 50; i++)
        {
            var (time, server, client) = Create(new() { Jitter = 0.5 });
            server.Answers.Enqueue(() => Refusal("Retry-After", "10"));
            _ = client.SendAsync(new(HttpMethod.Get, "https://stub.test/"), default);
            time.Advance(TimeSpan.FromSeconds(20));
            Assert.IsInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(15.001), server.Requests[1]);
            waits.Add(server.Requests[1].Ticks);
        }
        Assert.IsGreaterThan(40, waits.Count);
    }

    [TestMethod]
    public void Holds_requests_back_while_nothing_is_left_and_only_to_that_server()
    {
        var (time, server, client) = Create(new());
        server.Answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.OK);
            response.Headers.Add("X-RateLimit-Remaining", "0");
            response.Headers.Add("X-RateLimit-Reset", (time.GetUtcNow() + TimeSpan.FromSeconds(30)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            return response;
        });
        client.SendAsync(new(HttpMethod.Get, "https://stub.test/"), default).GetAwaiter().GetResult();
        var held = client.SendAsync(new(HttpMethod.Get, "https://stub.test/"), default);
        Assert.IsTrue(client.SendAsync(new(HttpMethod.Get, "https://other.test/"), default).IsCompletedSuccessfully);
        Assert.IsFalse(held.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsTrue(held.IsCompletedSuccessfully);
    }

    [TestMethod]
    public void A_wait_beyond_the_maximum_is_the_callers_business()
    {
        var (_, server, client) = Create(new() { MaximumDelay = TimeSpan.FromSeconds(10) });
        server.Answers.Enqueue(() => Refusal("Retry-After", "11"));
        Assert.AreEqual(HttpStatusCode.TooManyRequests, client.SendAsync(new(HttpMethod.Get, "https://stub.test/"), default).GetAwaiter().GetResult().StatusCode);
    }

    private static string Seconds(ScriptedServer server) => string.Join(' ', server.Requests.Select(at => (int)Math.Round(at.TotalSeconds)));

    private static HttpResponseMessage Refusal(string header, string value)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation(header, value);
        return response;
    }

    private static (ManualTime Time, ScriptedServer Server, HttpMessageInvoker Client) Create(RetryAfterOptions options)
    {
        var time = new ManualTime();
        var server = new ScriptedServer(time);
        return (time, server, new(new RetryAfterHandler(options, time) { InnerHandler = server }));
    }
}
