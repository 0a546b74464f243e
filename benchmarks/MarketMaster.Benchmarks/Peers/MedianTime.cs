using System.Diagnostics;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>The median time of some rounds, after a warm-up long enough for the JIT to have made its best code.</summary>
internal static class MedianTime
{
    private const int WarmUpCalls = 100;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(0.7);

    /// <param name="rounds">How often <paramref name="action"/> is timed.</param>
    /// <param name="warmUp">The same work on less input.</param>
    /// <param name="action">The work.</param>
    public static double Nanoseconds(int rounds, Action warmUp, Action action)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var call = 0; call < WarmUpCalls || Stopwatch.GetElapsedTime(begin) < WarmUpTime; call++)
            warmUp();
        action();
        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        }
        Array.Sort(times);
        return times[rounds / 2];
    }
}
