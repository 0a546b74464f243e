using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore.Tests.RateLimiting;

/// <summary>Which requests a stored response answers, and that these count against nothing.</summary>
[TestClass]
public sealed class CacheTests
{
    [TestMethod]
    public async Task Identical_screening_requests_count_once_in_five_minutes()
    {
        await using var app = await TestApplication.StartAsync();
        var first = await app.PostAsync("/v1/screen", """{"rsi":30}""");
        for (var i = 1; i < 290; i++)
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            var hit = await app.PostAsync("/v1/screen", """{"rsi":30}""");
            Assert.AreEqual((200, "run 1", (long)i), (hit.Status, hit.Body, hit.Number("Age")));
            Assert.AreEqual((49, "/v1/screen", 3600L - i), (hit.Number("X-RateLimit-Remaining"), hit["X-RateLimit-Endpoint"], hit.Number("X-RateLimit-Reset")));
        }
        Assert.AreEqual((1, 49L), (app.Runs, first.Number("X-RateLimit-Remaining")));
        var other = await app.PostAsync("/v1/screen", """{"rsi":31}""");
        Assert.AreEqual(("run 2", 48L, null), (other.Body, other.Number("X-RateLimit-Remaining"), other["Age"]));
        app.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.AreEqual("run 3", (await app.PostAsync("/v1/screen", """{"rsi":30}""")).Body, "five minutes are over");
    }

    [TestMethod]
    public async Task Who_has_nothing_left_still_gets_what_is_stored()
    {
        await using var app = await TestApplication.StartAsync(options => options.Endpoints["screen"].Limit!.PermitLimit = 2);
        await app.PostAsync("/v1/screen", "1");
        await app.PostAsync("/v1/screen", "2");
        Assert.AreEqual(429, (await app.PostAsync("/v1/screen", "3")).Status);
        var hit = await app.PostAsync("/v1/screen", "1");
        Assert.AreEqual((200, "run 1", 0L, null), (hit.Status, hit.Body, hit.Number("X-RateLimit-Remaining"), hit["Retry-After"]));
    }

    [TestMethod]
    [DataRow("192.0.2.2", "", "", DisplayName = "another address")]
    [DataRow("192.0.2.1", "Authorization", "Bearer of another", DisplayName = "other credentials")]
    [DataRow("192.0.2.1", "Cookie", "session=2", DisplayName = "another session")]
    [DataRow("192.0.2.1", "X-API-Key", "another", DisplayName = "another key")]
    [DataRow("192.0.2.1", "Content-Encoding", "br")]
    [DataRow("192.0.2.1", "Cache-Control", "no-cache")]
    [DataRow("192.0.2.1", "Cache-Control", "no-store")]
    [DataRow("192.0.2.1", "Cache-Control", "max-age=0")]
    [DataRow("192.0.2.1", "Range", "bytes=0-1")]
    [DataRow("192.0.2.1", "If-None-Match", "\"x\"")]
    public async Task Somebody_else_or_something_else_is_answered_anew(string address, string name, string value)
    {
        await using var app = await TestApplication.StartAsync();
        await app.PostAsync("/v1/screen", "1");
        Assert.AreEqual("run 1", (await app.PostAsync("/v1/screen", "1")).Body);
        Assert.AreEqual("run 2", (await app.PostAsync("/v1/screen", "1", address, name.Length > 0 ? [(name, value)] : [])).Body);
    }

    [TestMethod]
    [DataRow("GET", "/v1/screen/templates?a=1", "GET", "/v1/screen/templates?a=2")]
    [DataRow("GET", "/v1/screen/templates/a", "GET", "/v1/screen/templates/b")]
    [DataRow("GET", "/v1/screen/templates/a", "GET", "/v1/screen/templates/A")]
    [DataRow("GET", "/v1/screen/templates/a", "HEAD", "/v1/screen/templates/a")]
    [DataRow("GET", "/v1/screen/templates/a", "POST", "/v1/screen/templates/a")]
    public async Task Another_address_is_answered_anew(string method, string path, string otherMethod, string otherPath)
    {
        await using var app = await TestApplication.StartAsync();
        await app.SendAsync(method, path, "192.0.2.1", null);
        await app.SendAsync(method, path, "192.0.2.1", null);
        Assert.AreEqual(1, app.Runs);
        await app.SendAsync(otherMethod, otherPath, "192.0.2.1", null);
        Assert.AreEqual(2, app.Runs);
    }

    [TestMethod]
    [DataRow(200, "Cache-Control", "no-store")]
    [DataRow(200, "Cache-Control", "no-cache")]
    [DataRow(200, "Cache-Control", "max-age=0")]
    [DataRow(200, "Set-Cookie", "session=1")]
    [DataRow(200, "Vary", "*")]
    [DataRow(404, "X", "y")]
    [DataRow(500, "X", "y")]
    [DataRow(206, "X", "y")]
    public async Task What_must_not_be_stored_is_not(int status, string name, string value)
    {
        await using var app = await TestApplication.StartAsync(answer: context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers[name] = value;
            return Task.CompletedTask;
        });
        await app.PostAsync("/v1/screen", "1");
        await app.PostAsync("/v1/screen", "1");
        Assert.AreEqual((2, 0), (app.Runs, app.Cache.Count));
    }

    [TestMethod]
    public async Task A_response_lives_no_longer_than_it_says_and_depends_on_what_it_says()
    {
        await using var app = await TestApplication.StartAsync(answer: context =>
        {
            context.Response.Headers.Vary = "Accept-Language, X-Unit";
            context.Response.Headers.CacheControl = "max-age=60";
            context.Response.Headers["X-Kept"] = "yes";
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync(context.Request.Headers.AcceptLanguage + "!");
        });
        for (var i = 0; i < 2; i++)
        {
            var german = await app.GetAsync("/v1/screen/templates", headers: ("Accept-Language", "de"));
            var french = await app.GetAsync("/v1/screen/templates", headers: ("Accept-Language", "fr"));
            Assert.AreEqual(("de!", "fr!", "yes", "text/plain; charset=utf-8"), (german.Body, french.Body, french["X-Kept"], french["Content-Type"]));
        }
        Assert.AreEqual(2, app.Runs);
        app.Time.Advance(TimeSpan.FromSeconds(60));
        await app.GetAsync("/v1/screen/templates", headers: ("Accept-Language", "de"));
        Assert.AreEqual(3, app.Runs);
        for (var i = 0; i < 30; i++)
            await app.GetAsync("/v1/screen/templates", headers: ("X-Unit", $"{i}"));
        Assert.IsLessThanOrEqualTo(8, app.Cache.Count, "the variants of one address are bounded");
    }

    [TestMethod]
    public async Task Shared_responses_answer_everybody_but_those_with_credentials_must_say_public()
    {
        var control = "";
        await using var app = await TestApplication.StartAsync(
            options => options.Endpoints["templates"].SharesCache = true,
            answer: context =>
            {
                context.Response.Headers.CacheControl = control;
                return context.Response.WriteAsync("x");
            });
        await app.GetAsync("/v1/screen/templates", "192.0.2.1", ("Authorization", "Bearer mine"));
        Assert.AreEqual(0, app.Cache.Count);
        control = "public";
        await app.GetAsync("/v1/screen/templates", "192.0.2.1", ("Authorization", "Bearer mine"));
        Assert.AreEqual(1, app.Cache.Count);
        await app.GetAsync("/v1/screen/templates", "192.0.2.2");
        Assert.AreEqual(2, app.Runs);
        control = "private";
        await app.GetAsync("/v1/screen/templates/own");
        Assert.AreEqual(1, app.Cache.Count);
    }

    [TestMethod]
    public async Task Long_bodies_pass_whole_and_are_not_kept()
    {
        await using var app = await TestApplication.StartAsync(
            options =>
            {
                options.MaximumCachedResponseBytes = 1000;
                options.MaximumCachedRequestBytes = 50;
            },
            answer: async context =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var sent = await reader.ReadToEndAsync();
                await context.Response.WriteAsync(sent.StartsWith("long", StringComparison.Ordinal) ? new string('y', 5000) : sent);
            });
        Assert.AreEqual(5000, (await app.PostAsync("/v1/screen", "long")).Body.Length);
        Assert.AreEqual(0, app.Cache.Count);
        var big = new string('x', 51);
        Assert.AreEqual(big, (await app.PostAsync("/v1/screen", big)).Body);
        Assert.AreEqual(0, app.Cache.Count);
        var fits = new string('x', 50);
        Assert.AreEqual(fits, (await app.PostAsync("/v1/screen", fits)).Body);
        Assert.AreEqual(1, app.Cache.Count);
    }

    [TestMethod]
    public async Task Bodies_written_through_the_pipe_are_kept_whole()
    {
        await using var app = await TestApplication.StartAsync(answer: context =>
        {
            "unflushed"u8.CopyTo(context.Response.BodyWriter.GetSpan(9));
            context.Response.BodyWriter.Advance(9);
            return Task.CompletedTask;
        });
        Assert.AreEqual("unflushed", (await app.PostAsync("/v1/screen", "1")).Body);
        Assert.AreEqual("unflushed", (await app.PostAsync("/v1/screen", "1")).Body);
        Assert.AreEqual(1, app.Runs);
    }
}
