using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>Limits and reading, as the tests want them.</summary>
internal static class Sources
{
    /// <summary>2024-01-02 00:00 UTC, where the manual clock begins.</summary>
    public static DateTime Start { get; } = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The presets of the package, with limits that are never in the way.</summary>
    public static ApiRateLimiters Wide(TimeProvider? time = null, Action<ApiOptions>? change = null)
    {
        var options = new RateLimitingOptions();
        foreach (var api in options.Apis.Values)
        {
            api.Limits.Clear();
            api.Limits["wide"] = new() { PermitLimit = 1_000_000, Window = TimeSpan.FromSeconds(1) };
            api.RetryDelay = TimeSpan.Zero;
            api.AttemptTimeout = TimeSpan.FromHours(1);
            change?.Invoke(api);
        }
        return new(options, time);
    }

    public static async Task<Bar[]> ReadAsync(IMarketDataSource source, BarRequest request, CancellationToken cancellationToken = default)
    {
        var bars = new List<Bar>();
        await foreach (var bar in source.GetBarsAsync(request, cancellationToken))
            bars.Add(bar);
        return [.. bars];
    }

    public static Task<DataSourceException> FailsAsync(IMarketDataSource source, BarRequest request) => Assert.ThrowsExactlyAsync<DataSourceException>(() => ReadAsync(source, request));

    /// <summary>Bar by bar, with the place of the first difference.</summary>
    public static void AreSame(Bar[] expected, Bar[] actual)
    {
        for (var i = 0; i < Math.Min(expected.Length, actual.Length); i++)
            Assert.AreEqual(expected[i], actual[i], $"bar {i} of {expected.Length}");
        Assert.AreEqual(expected.Length, actual.Length);
    }
}
