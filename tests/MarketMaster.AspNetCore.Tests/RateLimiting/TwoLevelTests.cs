using System.Text.Json;
using MarketMaster.RateLimiting;

namespace MarketMaster.AspNetCore.Tests.RateLimiting;

/// <summary>Tier and endpoint together: what passes, and what every response says.</summary>
[TestClass]
public sealed class TwoLevelTests
{
    private const string Policy = "\"tier\";q=100;w=3600";

    [TestMethod]
    public async Task Eighty_posts_and_sixty_gets_are_served_fifty_and_fifty_and_every_response_says_so()
    {
        await using var app = await TestApplication.StartAsync();
        var (posts, gets) = (0, 0);
        for (var i = 0; i < 80; i++)
        {
            var response = await app.PostAsync("/v1/screen", $"{{\"n\":{i}}}");
            var served = i < 50;
            posts += response.Status == 200 ? 1 : 0;
            Assert.AreEqual(served ? 200 : 429, response.Status);
            var used = Math.Min(50, i + 1);
            // one second passes between requests; all that counts comes back an hour after the last one that was served
            var reset = served ? 3600 : 3600 - (i - 49);
            var next = served ? 3600 - i : 3600 - i;
            Assert.AreEqual((50, 50 - used, (long)reset, "/v1/screen"), (response.Number("X-RateLimit-Limit"), response.Number("X-RateLimit-Remaining"), response.Number("X-RateLimit-Reset"), response["X-RateLimit-Endpoint"]));
            Assert.AreEqual(Policy + ", \"screen\";q=50;w=3600", response["RateLimit-Policy"]);
            Assert.AreEqual(50 - used, response.Standing("screen").Parameters["r"]);
            Assert.AreEqual(100 - used, response.Standing("tier").Parameters["r"], "a refusal takes nothing of the tier");
            Assert.AreEqual(used < 50 ? reset : next, response.Standing("screen").Parameters["t"]);
            Assert.AreEqual(served ? null : next.ToString(System.Globalization.CultureInfo.InvariantCulture), response["Retry-After"]);
            if (!served)
                Assert.AreEqual("""{"success":false,"message":"Endpoint rate limit exceeded","detail":"Maximum 50 requests per hour allowed for /v1/screen"}""", response.Body);
            app.Time.Advance(TimeSpan.FromSeconds(1));
        }
        for (var i = 0; i < 60; i++)
        {
            var response = await app.GetAsync("/v1/quote");
            var served = i < 50;
            gets += response.Status == 200 ? 1 : 0;
            Assert.AreEqual(served ? 200 : 429, response.Status);
            Assert.AreEqual((100, served ? 49 - i : 0), (response.Number("X-RateLimit-Limit"), response.Number("X-RateLimit-Remaining")));
            Assert.IsNull(response["X-RateLimit-Endpoint"]);
            Assert.AreEqual(Policy, response["RateLimit-Policy"]);
            Assert.AreEqual(served ? null : (3600 - 80 - i).ToString(System.Globalization.CultureInfo.InvariantCulture), response["Retry-After"]);
            if (!served)
                Assert.AreEqual("""{"success":false,"message":"Tier rate limit exceeded","detail":"Maximum 100 requests per hour allowed for free tier"}""", response.Body);
            app.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.AreEqual((50, 50), (posts, gets));
        Assert.AreEqual(100, app.Runs);
    }

    [TestMethod]
    public async Task Callers_and_tiers_have_counts_of_their_own_and_an_upgrade_keeps_them()
    {
        var tier = "free";
        await using var app = await TestApplication.StartAsync(options => options.IdentifyBy(context => new("user:" + context.Request.Headers["User"], tier)));
        Assert.AreEqual(100, await ServedAsync(app, 101, "a"));
        Assert.AreEqual(100, await ServedAsync(app, 101, "b"));
        tier = "basic";
        var response = await app.GetAsync("/v1/quote", headers: ("User", "a"));
        Assert.AreEqual((1000, 899), (response.Number("X-RateLimit-Limit"), response.Number("X-RateLimit-Remaining")));
        tier = "enterprise";
        response = await app.GetAsync("/v1/quote", headers: ("User", "a"));
        Assert.AreEqual(200, response.Status);
        Assert.IsNull(response["X-RateLimit-Limit"]);
        Assert.AreEqual(50, await ServedAsync(app, 60, "a", "POST", "/v1/screen"));
    }

    [TestMethod]
    public async Task Limits_of_a_day_weights_and_shadows_go_together()
    {
        await using var app = await TestApplication.StartAsync(options =>
        {
            options.Tiers["free"].Limits["day"] = new() { PermitLimit = 12, Window = TimeSpan.FromDays(1) };
            options.Tiers["free"].Limits["watched"] = new() { PermitLimit = 1, IsShadow = true };
            options.Endpoints["heavy"] = new() { Path = "/heavy", Weight = 5 };
        });
        var first = await app.GetAsync("/heavy");
        Assert.AreEqual("\"tier\";q=100;w=3600, \"day\";q=12;w=86400", first["RateLimit-Policy"]);
        Assert.AreEqual((7, 95), (first.Standing("day").Parameters["r"], first.Standing("tier").Parameters["r"]));
        Assert.AreEqual(200, (await app.GetAsync("/heavy")).Status);
        var refused = await app.GetAsync("/heavy");
        Assert.AreEqual((429, 2L), (refused.Status, refused.Standing("day").Parameters["r"]));
        Assert.Contains("Maximum 12 requests per day allowed for free tier", refused.Body);
        Assert.AreEqual(200, (await app.GetAsync("/light")).Status);
    }

    [TestMethod]
    [DataRow("GET", "/health", true)]
    [DataRow("GET", "/health/redis", true)]
    [DataRow("GET", "/Health/DB/", true)]
    [DataRow("GET", "/docs", true)]
    [DataRow("GET", "/openapi.json", true)]
    [DataRow("GET", "/v1/screen/templates", true)]
    [DataRow("POST", "/v1/screen/templates/dividend_stocks", true)]
    [DataRow("GET", "/healthy", false)]
    [DataRow("GET", "/v1/healthz", false)]
    [DataRow("GET", "/openapi.json/x", false)]
    public async Task Exempt_paths_have_no_limit_and_no_fields(string method, string path, bool exempt)
    {
        await using var app = await TestApplication.StartAsync(options => options.Tiers["free"].Limits["tier"].PermitLimit = 1);
        for (var i = 0; i < 3; i++)
        {
            var response = await app.SendAsync(method, path, "192.0.2.1", null);
            Assert.AreEqual(exempt || i == 0 ? 200 : 429, response.Status);
            Assert.AreEqual(exempt, response["X-RateLimit-Limit"] is null && response["RateLimit"] is null);
        }
    }

    [TestMethod]
    [DataRow("POST", "/v1/auth/login/")]
    [DataRow("POST", "/V1/Auth/LOGIN")]
    [DataRow("post", "/v1/auth/login")]
    [DataRow("POST", "/v1//auth/login")]
    [DataRow("HEAD", "/v1/stocks/AAPL")]
    public async Task Another_spelling_is_no_way_around_a_limit(string method, string path)
    {
        await using var app = await TestApplication.StartAsync(options => options.Endpoints["stocks"].Limit!.PermitLimit = 10);
        for (var i = 0; i < 5; i++)
        {
            Assert.AreEqual(200, (await app.PostAsync("/v1/auth/login", "")).Status);
            Assert.AreEqual(200, (await app.GetAsync("/v1/stocks/MSFT")).Status);
        }
        var status = new List<int>();
        for (var i = 0; i < 6; i++)
            status.Add((await app.SendAsync(method, path, "192.0.2.1", null)).Status);
        Assert.AreEqual("200 200 200 200 200 429", string.Join(' ', status));
    }

    [TestMethod]
    public async Task Handlers_see_the_decision_and_may_give_it_back()
    {
        await using var app = await TestApplication.StartAsync(answer: async context =>
        {
            var limits = context.Features.Get<IRateLimitFeature>()!;
            Assert.AreEqual(("ip:192.0.2.1", "free"), (limits.Client.Key, limits.Client.Tier));
            if (context.Request.Query.ContainsKey("cached"))
            {
                await limits.RefundAsync();
                await limits.RefundAsync();
            }
        });
        Assert.AreEqual(99, (await app.GetAsync("/a")).Number("X-RateLimit-Remaining"));
        Assert.AreEqual(99, (await app.GetAsync("/a?cached")).Number("X-RateLimit-Remaining"));
        Assert.AreEqual(98, (await app.GetAsync("/a")).Number("X-RateLimit-Remaining"));
    }

    [TestMethod]
    [DataRow(RefusalFormat.ProblemDetails, "application/problem+json")]
    [DataRow(RefusalFormat.ErrorObject, "application/json")]
    public async Task Other_bodies_name_the_limit_too(RefusalFormat format, string type)
    {
        await using var app = await TestApplication.StartAsync(options =>
        {
            options.RefusalFormat = format;
            options.Endpoints["login"].Limit!.PermitLimit = 1;
        });
        await app.PostAsync("/v1/auth/login", "");
        var refused = await app.PostAsync("/v1/auth/login", "");
        Assert.AreEqual((429, type), (refused.Status, refused["Content-Type"]));
        Assert.AreEqual("no-store", refused["Cache-Control"]);
        using var json = JsonDocument.Parse(refused.Body);
        if (format is RefusalFormat.ProblemDetails)
        {
            Assert.AreEqual("login", json.RootElement.GetProperty("violated-policies")[0].GetString());
            Assert.AreEqual("Maximum 1 requests per hour allowed for /v1/auth/login", json.RootElement.GetProperty("detail").GetString());
            return;
        }
        var error = json.RootElement.GetProperty("error");
        Assert.AreEqual("RateLimitExceeded", error.GetProperty("type").GetString());
        Assert.AreEqual((1, 0, "2024-01-02T01:00:00Z"), (error.GetProperty("details").GetProperty("limit").GetInt32(), error.GetProperty("details").GetProperty("remaining").GetInt32(), error.GetProperty("details").GetProperty("reset_time").GetString()));
    }

    private static async Task<int> ServedAsync(TestApplication app, int requests, string user, string method = "GET", string path = "/v1/quote")
    {
        var served = 0;
        for (var i = 0; i < requests; i++)
            served += (await app.SendAsync(method, path, "192.0.2.1", $"{i}", ("User", user))).Status == 200 ? 1 : 0;
        return served;
    }
}
