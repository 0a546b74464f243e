using System.IO.Compression;
using System.Text;
using MarketMaster.DataSources.Tests.Stubs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MarketMaster.DataSources.Tests.Transport;

/// <summary>Over real sockets: connections that break, stall, overflow or lead elsewhere.</summary>
[TestClass]
public sealed class ConnectionTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly DateTime From = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly BarRequest Request = new("BTC/USD", Minute, From, From.AddMinutes(2500));

    [TestMethod]
    public async Task Bars_and_signed_requests_over_a_real_connection()
    {
        await using var host = await StubHost.StartAsync(new BinanceStub(TimeProvider.System));
        using var sources = Open(host.Address);
        Sources.AreSame(StubMarket.Bars(From, From.AddMinutes(2500), Minute), await Sources.ReadAsync(sources.Binance, Request));
        Assert.HasCount(2, await sources.Binance.GetBalancesAsync());
    }

    [TestMethod]
    public async Task An_answer_that_breaks_off_is_asked_for_again()
    {
        var breaks = 2;
        await using var host = await StubHost.StartAsync(new BinanceStub(TimeProvider.System), async context =>
        {
            if (Interlocked.Decrement(ref breaks) < 0)
                return false;
            await BreakAsync(context);
            return true;
        });
        using var sources = Open(host.Address);
        Sources.AreSame(StubMarket.Bars(From, From.AddMinutes(2500), Minute), await Sources.ReadAsync(sources.Binance, Request));
    }

    [TestMethod]
    public async Task An_answer_that_always_breaks_off_is_an_error()
    {
        await using var host = await StubHost.StartAsync(BreakAsync);
        using var sources = Open(host.Address);
        var error = await Sources.FailsAsync(sources.Binance, Request);
        Assert.AreEqual(DataSourceErrorKind.Unavailable, error.Kind);
        Assert.StartsWith("binance, GET /api/v3/klines: ", error.Message);
    }

    [TestMethod]
    public async Task A_server_that_is_not_there_is_an_error()
    {
        var host = await StubHost.StartAsync(new BinanceStub(TimeProvider.System));
        var address = host.Address;
        await host.DisposeAsync();
        using var sources = Open(address);
        var error = await Sources.FailsAsync(sources.Binance, Request);
        Assert.AreEqual(DataSourceErrorKind.Unavailable, error.Kind);
        Assert.Contains("cannot be reached", error.Message);
    }

    /// <summary>The body is part of the attempt: one that never ends does not hold the caller.</summary>
    [TestMethod]
    public async Task An_answer_that_stalls_ends_with_its_attempt()
    {
        await using var host = await StubHost.StartAsync(async context =>
        {
            await context.Response.WriteAsync("[");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var sources = Open(host.Address, change: api => (api.Retries, api.AttemptTimeout) = (1, TimeSpan.FromMilliseconds(200)));
        var error = await Sources.FailsAsync(sources.Binance, Request);
        Assert.AreEqual(DataSourceErrorKind.Unavailable, error.Kind);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task An_answer_that_is_too_large_is_not_read_and_not_asked_for_again(bool saysItsLength)
    {
        var requests = 0;
        await using var host = await StubHost.StartAsync(async context =>
        {
            Interlocked.Increment(ref requests);
            if (saysItsLength)
                context.Response.ContentLength = 10 << 20;
            var piece = new byte[64 << 10];
            for (var i = 0; i < 160; i++)
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
        });
        using var sources = Open(host.Address, options => options.MaximumResponseBytes = 100_000);
        var error = await Sources.FailsAsync(sources.Binance, Request);
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind);
        Assert.Contains("larger than 100,000 bytes", error.Message);
        Assert.AreEqual(1, requests);
    }

    [TestMethod]
    public async Task The_size_counts_after_decompression()
    {
        await using var host = await StubHost.StartAsync(async context =>
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var gzip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await gzip.WriteAsync(new byte[10 << 20]);
        });
        using var sources = Open(host.Address, options => options.MaximumResponseBytes = 100_000);
        Assert.Contains("larger than", (await Sources.FailsAsync(sources.Binance, Request)).Message);
    }

    [TestMethod]
    public async Task Keys_do_not_follow_a_redirect()
    {
        var visits = 0;
        await using var elsewhere = await StubHost.StartAsync(context =>
        {
            Interlocked.Increment(ref visits);
            return Task.CompletedTask;
        });
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Response.Redirect(new Uri(elsewhere.Address, context.Request.Path).ToString());
            return Task.CompletedTask;
        });
        using var sources = Open(host.Address);
        var error = await Assert.ThrowsExactlyAsync<DataSourceException>(() => sources.Binance.GetBalancesAsync());
        Assert.AreEqual(DataSourceErrorKind.InvalidResponse, error.Kind);
        Assert.AreEqual(302, (int?)error.Status);
        Assert.AreEqual(0, visits);
    }

    [TestMethod]
    public async Task Cancelling_leaves_at_once_while_the_server_is_silent()
    {
        using var stop = new CancellationTokenSource();
        await using var host = await StubHost.StartAsync(async context =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var sources = Open(host.Address);
        await Assert.ThrowsAsync<OperationCanceledException>(() => Sources.ReadAsync(sources.Binance, Request, stop.Token));
    }

    private static async Task BreakAsync(HttpContext context)
    {
        context.Response.ContentLength = 1000;
        await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes("[[1704067200000,"));
        await context.Response.Body.FlushAsync();
        context.Features.Get<IHttpRequestLifetimeFeature>()!.Abort();
    }

    private static MarketDataSources Open(Uri address, Action<DataSourcesOptions>? configure = null, Action<RateLimiting.ApiOptions>? change = null)
    {
        var options = new DataSourcesOptions { Binance = { BaseAddress = address, ApiKey = BinanceStub.Key, ApiSecret = BinanceStub.Secret } };
        configure?.Invoke(options);
        return new(options, Sources.Wide(change: change));
    }
}
