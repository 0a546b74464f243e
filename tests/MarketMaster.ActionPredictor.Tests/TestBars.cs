using System.Globalization;

namespace MarketMaster.Prediction.Tests;

/// <summary>Bars for tests: a driftless random walk, and real series read from a file.</summary>
internal static class TestBars
{
    public static BarSeries RandomWalk(int count, ulong seed, double volatility = 0.01)
    {
        var random = new RandomStream(seed, 3);
        var builder = new BarSeriesBuilder(count);
        var time = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var price = 100.0;
        for (var i = 0; i < count; i++)
        {
            double open = price, high = price, low = price;
            for (var print = 0; print < 20; print++)
            {
                price *= Math.Exp(volatility / Math.Sqrt(20) * SyntheticTable.Normal(ref random));
                (high, low) = (Math.Max(high, price), Math.Min(low, price));
            }
            builder.Add(new(time.AddHours(i), open, high, low, price, 1_000 * random.NextPositiveDouble()));
        }
        return builder.Build();
    }

    public static BarSeries OfCloses(params double[] closes) =>
        BarSeries.FromBars(closes.Select((c, i) => new Bar(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i), c, c, c, c, 1)));

    public static BarSeries FromCsv(string path) => BarSeries.FromBars(File.ReadLines(path).Skip(1).Select(line =>
    {
        var cells = line.Split(',');
        double Number(int i) => double.Parse(cells[i], CultureInfo.InvariantCulture);
        var time = DateTime.Parse(cells[0], CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        return new Bar(time, Number(1), Number(2), Number(3), Number(4), Number(5));
    }), source: Path.GetFileName(path));
}
