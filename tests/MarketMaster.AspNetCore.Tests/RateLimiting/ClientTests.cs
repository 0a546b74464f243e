using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;

namespace MarketMaster.AspNetCore.Tests.RateLimiting;

/// <summary>Who is counted as whom, and that nobody chooses it for himself.</summary>
[TestClass]
public sealed class ClientTests
{
    [TestMethod]
    [DataRow("", "203.0.113.9", "198.51.100.1", "ip:203.0.113.9", DisplayName = "nobody trusted: the header is nothing")]
    [DataRow("10.0.0.0/8", "203.0.113.9", "198.51.100.1", "ip:203.0.113.9", DisplayName = "not from a proxy")]
    [DataRow("10.0.0.0/8", "10.1.2.3", "198.51.100.1", "ip:198.51.100.1")]
    [DataRow("10.0.0.0/8", "10.1.2.3", "6.6.6.6, 198.51.100.1", "ip:198.51.100.1", DisplayName = "what the caller wrote before the proxy's entry")]
    [DataRow("10.0.0.0/8", "10.1.2.3", "6.6.6.6, 198.51.100.1, 10.9.9.9", "ip:198.51.100.1", DisplayName = "two proxies")]
    [DataRow("10.0.0.0/8", "10.1.2.3", "10.7.7.7, 10.9.9.9", "ip:10.7.7.7", DisplayName = "all trusted: the farthest")]
    [DataRow("10.0.0.0/8", "10.1.2.3", "198.51.100.1, rubbish", "ip:10.1.2.3", DisplayName = "unreadable")]
    [DataRow("10.0.0.0/8", "10.1.2.3", "198.51.100.1, ", "ip:10.1.2.3", DisplayName = "an empty entry")]
    [DataRow("10.0.0.0/8", "10.1.2.3", "198.51.100.1:4711", "ip:198.51.100.1")]
    [DataRow("10.0.0.0/8", "::ffff:10.1.2.3", "::ffff:198.51.100.1", "ip:198.51.100.1", DisplayName = "IPv4 in IPv6")]
    [DataRow("::1, 10.0.0.1", "::1", "[2001:db8:1:2:aaaa::1]:443", "ip:2001:db8:1:2::/64")]
    [DataRow("fd00::/8", "fd00::7", "2001:db8:1:2:bbbb::1", "ip:2001:db8:1:2::/64")]
    [DataRow("", "fe80::1%3", "", "ip:fe80::/64")]
    public void An_address_is_believed_only_as_far_as_trusted_proxies_say_it(string trusted, string remote, string forwarded, string expected)
    {
        var addresses = new ClientAddresses(ClientRules.Split(trusted), 64);
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(remote);
        if (forwarded.Length > 0)
            context.Request.Headers["X-Forwarded-For"] = forwarded;
        Assert.AreEqual(expected, addresses.KeyOf(context));
    }

    [TestMethod]
    public void Several_header_lines_are_one_list()
    {
        var addresses = new ClientAddresses(["10.0.0.0/8"], 64);
        var context = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("10.0.0.1");
        context.Request.Headers["X-Forwarded-For"] = new(["6.6.6.6", "198.51.100.1, 10.0.0.2"]);
        Assert.AreEqual("ip:198.51.100.1", addresses.KeyOf(context));
        context.Connection.RemoteIpAddress = null;
        Assert.AreEqual("ip:unknown", addresses.KeyOf(context));
    }

    [TestMethod]
    public async Task A_spoofed_header_does_not_free_anybody()
    {
        await using var app = await TestApplication.StartAsync(options => options.TrustedProxies = "10.0.0.0/8");
        var (direct, behind) = (0, 0);
        for (var i = 0; i < 150; i++)
        {
            direct += (await app.GetAsync("/a", "203.0.113.9", ("X-Forwarded-For", $"198.51.100.{i}"))).Status == 200 ? 1 : 0;
            behind += (await app.GetAsync("/a", "10.0.0.5", ("X-Forwarded-For", $"198.51.100.{i}, 203.0.113.77"))).Status == 200 ? 1 : 0;
        }
        Assert.AreEqual((100, 100), (direct, behind));
        Assert.AreEqual(2, app.Store.Count);
    }

    [TestMethod]
    public async Task One_customer_with_a_whole_network_of_IPv6_addresses_is_one_caller()
    {
        await using var app = await TestApplication.StartAsync();
        var served = 0;
        for (var i = 0; i < 300; i++)
            served += (await app.GetAsync("/a", $"2001:db8:7:8:{i:x}::{i:x}")).Status == 200 ? 1 : 0;
        Assert.AreEqual(100, served);
        Assert.AreEqual(200, (await app.GetAsync("/a", "2001:db8:7:9::1")).Status);
    }

    [TestMethod]
    public async Task Known_keys_have_counts_of_their_own_and_invented_ones_count_for_the_address()
    {
        await using var app = await TestApplication.StartAsync(options =>
        {
            options.ApiKeys["desk"] = new() { Sha256 = Sha256("correct horse"), Tier = "basic" };
            options.ApiKeys["bot"] = new() { Sha256 = Sha256("battery staple").ToUpperInvariant(), Tier = "pro" };
        });
        Assert.AreEqual(999, (await app.GetAsync("/a", "192.0.2.1", ("X-API-Key", "correct horse"))).Number("X-RateLimit-Remaining"));
        Assert.AreEqual(998, (await app.GetAsync("/a", "192.0.2.2", ("Authorization", "Bearer correct horse"))).Number("X-RateLimit-Remaining"));
        Assert.AreEqual(9_999, (await app.GetAsync("/a", "192.0.2.2", ("X-API-Key", "battery staple"))).Number("X-RateLimit-Remaining"));
        var served = 0;
        for (var i = 0; i < 150; i++)
            served += (await app.GetAsync("/a", "192.0.2.3", ("X-API-Key", $"guess {i}"))).Status == 200 ? 1 : 0;
        Assert.AreEqual(100, served);
        Assert.AreEqual(3, app.Store.Count);
    }

    [TestMethod]
    public async Task Authenticated_users_are_counted_by_name_and_tier()
    {
        await using var app = await TestApplication.StartAsync(before: application => application.Use((context, next) =>
        {
            if (context.Request.Headers["As"].ToString() is { Length: > 0 } name)
                context.User = new(new ClaimsIdentity([new("sub", name.Split('/')[0]), new("tier", name.Split('/')[1])], "test"));
            return next(context);
        }));
        Assert.AreEqual((1000, 999), Standing(await app.GetAsync("/a", "192.0.2.1", ("As", "ann/basic"))));
        Assert.AreEqual((1000, 998), Standing(await app.GetAsync("/a", "192.0.2.2", ("As", "ann/basic"))), "another address is the same user");
        Assert.AreEqual((10_000, 9_999), Standing(await app.GetAsync("/a", "192.0.2.2", ("As", "bob/pro"))));
        Assert.AreEqual((100, 99), Standing(await app.GetAsync("/a", "192.0.2.2", ("As", "eve/ultimate"))), "a tier that does not exist gives no more than the anonymous one");
        Assert.AreEqual((100, 99), Standing(await app.GetAsync("/a", "192.0.2.2")));

        static (long, long) Standing(TestResponse response) => (response.Number("X-RateLimit-Limit"), response.Number("X-RateLimit-Remaining"));
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
