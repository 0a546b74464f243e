using System.Globalization;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>A market whose every bar follows from its open time alone, so that what must be read is known without reading it.</summary>
internal static class StubMarket
{
    public static Bar At(DateTime open)
    {
        var random = new RandomStream((ulong)open.Ticks, 9);
        decimal Price() => 100 + (random.NextInt(1_000_000) / 10_000m);
        decimal[] prices = [Price(), Price(), Price(), Price()];
        return new(open, (double)prices[0], (double)prices.Max(), (double)prices.Min(), (double)prices[1], random.NextInt(1_000_000) / 1_000.0);
    }

    /// <summary>Open times on the grid of the interval, from and to the moments given.</summary>
    public static IEnumerable<DateTime> Times(DateTime from, DateTime to, TimeSpan interval)
    {
        var first = new DateTime((from.Ticks + interval.Ticks - 1) / interval.Ticks * interval.Ticks, DateTimeKind.Utc);
        for (var time = first; time < to; time += interval)
            yield return time;
    }

    public static Bar[] Bars(DateTime from, DateTime to, TimeSpan interval) => [.. Times(from, to, interval).Select(At)];

    public static string Text(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    public static string Quoted(double value) => $"\"{Text(value)}\"";
}
