using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using BenchmarkDotNet.Attributes;
using MarketMaster.RateLimiting;

namespace MarketMaster.Benchmarks.RateLimiting;

/// <summary>
/// One permit of one limiter, granted. The framework's limiters read no clock when asked, which is why they are both fast and inexact; the baseline is what
/// reading it costs.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "the clean-up disposes them")]
public class LimiterAcquire
{
    private const int Calls = 10_000;

    // large enough never to refuse; the windows are short, so that permits run out all the time as they do in use
    private readonly LocalRateLimiter _log = new(new RateLimit("log", 100_000, TimeSpan.FromMilliseconds(1)));
    private readonly LocalRateLimiter _segments = new(new RateLimit("segments", 100_000, TimeSpan.FromMilliseconds(1), RateLimitAlgorithm.SegmentedWindow));
    private readonly LocalRateLimiter _gcra = new(new RateLimit("gcra", 100_000_000, TimeSpan.FromSeconds(1), RateLimitAlgorithm.Gcra));
    private readonly LocalRateLimiter _levels = new([
        new("second", 1_000_000_000, TimeSpan.FromSeconds(1), RateLimitAlgorithm.SegmentedWindow),
        new("hour", 2_000_000_000, TimeSpan.FromMinutes(1), RateLimitAlgorithm.SegmentedWindow)]);

    private readonly SlidingWindowRateLimiter _theirSegments = new(new()
    {
        PermitLimit = int.MaxValue,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 60,
        AutoReplenishment = false,
    });

    private readonly TokenBucketRateLimiter _theirBucket = new(new()
    {
        TokenLimit = int.MaxValue,
        TokensPerPeriod = int.MaxValue,
        ReplenishmentPeriod = TimeSpan.FromMilliseconds(100),
        AutoReplenishment = true,
    });

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public long Clock()
    {
        long sum = 0;
        for (var i = 0; i < Calls; i++)
            sum ^= Stopwatch.GetTimestamp();
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public int ExactLog() => Acquire(_log);

    [Benchmark(OperationsPerInvoke = Calls)]
    public int Segments() => Acquire(_segments);

    [Benchmark(OperationsPerInvoke = Calls)]
    public int Gcra() => Acquire(_gcra);

    [Benchmark(OperationsPerInvoke = Calls)]
    public int TwoLevels() => Acquire(_levels);

    /// <summary>Through the framework's type.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public int SegmentsAttempt() => Attempt(_segments);

    [Benchmark(OperationsPerInvoke = Calls)]
    public int FrameworkSlidingWindow() => Attempt(_theirSegments);

    [Benchmark(OperationsPerInvoke = Calls)]
    public int FrameworkTokenBucket() => Attempt(_theirBucket);

    [GlobalCleanup]
    public void Cleanup()
    {
        foreach (var limiter in (RateLimiter[])[_log, _segments, _gcra, _levels, _theirSegments, _theirBucket])
            limiter.Dispose();
    }

    private static int Acquire(LocalRateLimiter limiter)
    {
        var granted = 0;
        for (var i = 0; i < Calls; i++)
            granted += limiter.Acquire().IsGranted ? 1 : 0;
        return granted;
    }

    private static int Attempt(RateLimiter limiter)
    {
        var granted = 0;
        for (var i = 0; i < Calls; i++)
        {
            using var lease = limiter.AttemptAcquire();
            granted += lease.IsAcquired ? 1 : 0;
        }
        return granted;
    }
}
