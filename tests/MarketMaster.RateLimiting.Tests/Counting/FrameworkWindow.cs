using System.Reflection;
using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting.Tests.Counting;

/// <summary>Moves the framework's sliding window on by one segment at a time of our choosing; it has no clock to set.</summary>
internal static class FrameworkWindow
{
    private static readonly MethodInfo Core = typeof(SlidingWindowRateLimiter).GetMethod("ReplenishInternal", BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly FieldInfo Last = typeof(SlidingWindowRateLimiter).GetField("_lastReplenishmentTick", BindingFlags.NonPublic | BindingFlags.Instance)!;

    public static void Replenish(SlidingWindowRateLimiter limiter, long segmentTicks)
    {
        var last = (long)Last.GetValue(limiter)!;
        var step = (long)(segmentTicks * (double)System.Diagnostics.Stopwatch.Frequency / TimeSpan.TicksPerSecond) + 1;
        Core.Invoke(limiter, [last + step]);
    }
}
