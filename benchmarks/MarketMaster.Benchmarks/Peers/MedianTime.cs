using System.Diagnostics;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>The median time of some rounds, after one that does not count.</summary>
internal static class MedianTime
{
    public static double Nanoseconds(int rounds, Action action)
    {
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
