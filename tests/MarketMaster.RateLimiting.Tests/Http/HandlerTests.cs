using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketMaster.RateLimiting.Tests.Http;

[TestClass]
public sealed class HandlerTests
{
    [TestMethod]
    public void One_refusal_pauses_all_callers()
    {
        var (time, apis, server, client) = Create("binance");
        server.Answers.Enqueue(() => Status((HttpStatusCode)418, retryAfter: 120));
        var first = client.SendAsync(Get("/api/v3/klines"), default);
        var second = client.SendAsync(Get("/api/v3/klines"), default);
        time.Advance(TimeSpan.FromSeconds(1));
        var third = client.SendAsync(Get("/api/v3/klines"), default);
        time.Advance(TimeSpan.FromSeconds(118));
        Assert.HasCount(1, server.Requests);
        Assert.IsFalse(third.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.AreEqual(HttpStatusCode.OK, first.GetAwaiter().GetResult().StatusCode);
        Assert.IsTrue(second.IsCompletedSuccessfully && third.IsCompletedSuccessfully);
        Assert.AreEqual(1L, apis["binance"].GetStatus().Throttled);
    }

    [TestMethod]
    public void Pauses_without_retry_after_double()
    {
        var (time, _, server, client) = Create("alpaca");
        for (var i = 0; i < 3; i++)
            server.Answers.Enqueue(() => Status(HttpStatusCode.TooManyRequests));
        var call = client.SendAsync(Get("/v2/stocks/bars"), default);
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.AreEqual(HttpStatusCode.OK, call.GetAwaiter().GetResult().StatusCode);
        Assert.AreEqual("0 5 15 35", string.Join(' ', server.Requests.Select(at => (int)at.TotalSeconds)));
    }

    [TestMethod]
    public void A_refusal_in_a_good_body_is_seen_and_repeated()
    {
        var (time, apis, server, client) = Create("kraken");
        server.Answers.Enqueue(() => Body("""{"error":["EAPI:Rate limit exceeded"]}"""));
        server.Answers.Enqueue(() => Body("""{"error":["EService: Throttled: 1704153660"]}"""));
        var call = client.SendAsync(new(HttpMethod.Post, "https://stub.test/0/private/Balance"), default);
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.HasCount(2, server.Requests);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual("""{"error":[]}""", call.GetAwaiter().GetResult().Content.ReadAsStringAsync().GetAwaiter().GetResult());
        Assert.AreEqual("0 15 60", string.Join(' ', server.Requests.Select(at => (int)at.TotalSeconds)));
        Assert.AreEqual(2L, apis["kraken"].GetStatus().Throttled);
    }

    [TestMethod]
    public void What_the_server_has_counted_is_taken_over()
    {
        var (_, apis, server, client) = Create("binance");
        server.Answers.Enqueue(() =>
        {
            var response = Body("{}");
            response.Headers.Add("X-MBX-USED-WEIGHT-1M", "5000");
            return response;
        });
        client.SendAsync(Get("/api/v3/klines"), default).GetAwaiter().GetResult();
        var weight = apis["binance"].GetStatus().Limits.Single(limit => limit.Name == "weight");
        Assert.IsInRange(5000, 5002, weight.Used);
    }

    [TestMethod]
    public void A_post_is_not_repeated_after_an_error_of_the_server()
    {
        var (time, _, server, client) = Create("alpaca");
        server.Answers.Enqueue(() => Status(HttpStatusCode.InternalServerError));
        var post = client.SendAsync(new(HttpMethod.Post, "https://stub.test/v2/orders"), default);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(HttpStatusCode.InternalServerError, post.GetAwaiter().GetResult().StatusCode);
        server.Answers.Enqueue(() => Status(HttpStatusCode.InternalServerError));
        var get = client.SendAsync(Get("/v2/stocks/bars"), default);
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual(HttpStatusCode.OK, get.GetAwaiter().GetResult().StatusCode);
        Assert.HasCount(3, server.Requests);
    }

    [TestMethod]
    public void Named_client_gets_the_limits()
    {
        var time = new ManualTime();
        var server = new ScriptedServer(time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddHttpClient("kraken").AddMarketMasterRateLimiting("kraken").ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddMarketMasterRateLimiting(options => options.Apis["kraken"].Limits["minute"].PermitLimit = 2);
        services.AddMarketMasterRateLimiting();
        using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("kraken");
        for (var i = 0; i < 2; i++)
            client.GetAsync(new Uri("https://stub.test/0/public/Ticker")).GetAwaiter().GetResult().Dispose();
        var third = client.GetAsync(new Uri("https://stub.test/0/public/Ticker"));
        Assert.HasCount(2, server.Requests);
        Assert.AreEqual(1, provider.GetRequiredService<ApiRateLimiters>()["kraken"].GetStatus().Queued);
        time.Advance(TimeSpan.FromSeconds(60));
        third.GetAwaiter().GetResult().Dispose();
        Assert.HasCount(3, server.Requests);
    }

    [TestMethod]
    public void Wrong_settings_are_found_at_start()
    {
        var services = new ServiceCollection();
        services.AddMarketMasterRateLimiting(options => options.Apis["kraken"].BatchSize = 0);
        using var provider = services.BuildServiceProvider();
        var error = Assert.ThrowsExactly<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("kraken: the batch size is 0", error.Message);
    }

    private static (ManualTime Time, ApiRateLimiters Apis, ScriptedServer Server, HttpMessageInvoker Client) Create(string api)
    {
        var time = new ManualTime();
        var server = new ScriptedServer(time);
        var apis = new ApiRateLimiters(new RateLimitingOptions().UsePreset(ApiPreset.Documented), time, deliversInline: true);
        return (time, apis, server, new HttpMessageInvoker(new ApiRateLimitHandler(apis[api]) { InnerHandler = server }));
    }

    private static HttpRequestMessage Get(string path) => new(HttpMethod.Get, "https://stub.test" + path);

    private static HttpResponseMessage Body(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body) };

    private static HttpResponseMessage Status(HttpStatusCode status, int? retryAfter = null)
    {
        var response = new HttpResponseMessage(status);
        if (retryAfter is { } seconds)
            response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
        return response;
    }
}
