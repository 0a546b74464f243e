using System.Diagnostics;
using System.Globalization;
using MarketMaster.RateLimiting;
using MarketMaster.RateLimiting.Redis;

namespace MarketMaster.WebBenchmarks;

/// <summary>Two-level checks of random users through the store, many at a time over its one connection.</summary>
internal static class RedisChecks
{
    public const int Users = 10_000;

    public static async Task RunAsync(string configuration, RateLimitAlgorithm algorithm, int concurrency, TimeSpan duration)
    {
        using var store = RedisRateLimitStore.Connect(new() { Configuration = configuration, Budget = TimeSpan.FromSeconds(5), FailureMode = RedisFailureMode.Refuse });
        RateLimit[] limits =
        [
            new("tier", 1_000, TimeSpan.FromHours(1), algorithm) { Segments = 12, Burst = 1_000 },
            new("screen", 500, TimeSpan.FromHours(1), algorithm) { Segments = 12, Burst = 500 },
        ];
        await MeasureAsync(store, limits, concurrency, TimeSpan.FromSeconds(1));
        var (checks, seconds) = await MeasureAsync(store, limits, concurrency, duration);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{checks / seconds:F0}"));
    }

    private static async Task<(long Checks, double Seconds)> MeasureAsync(RedisRateLimitStore store, RateLimit[] limits, int concurrency, TimeSpan duration)
    {
        long checks = 0;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(i => Task.Run(async () =>
        {
            var random = new RandomStream((ulong)i);
            long own = 0;
            for (; Stopwatch.GetElapsedTime(started) < duration; own++)
            {
                if ((await store.AcquireAsync($"user:{random.NextInt(Users)}", limits)).IsDegraded)
                    throw new InvalidOperationException("Redis did not answer in time: the figure would be of something else");
            }
            Interlocked.Add(ref checks, own);
        })));
        return (checks, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
