using MarketMaster.Indicators.Tests.Exact;

namespace MarketMaster.Indicators.Tests;

/// <summary>Every output of every indicator against its definition in exact arithmetic, on easy and on hard series.</summary>
[TestClass]
public sealed class ExactnessTests
{
    private const double Allowed = 1e-9;

    private static readonly Dictionary<string, Func<BarSeries>> Series = new(StringComparer.Ordinal)
    {
        ["a random walk"] = () => TestBars.Walk(400, 51),
        ["prices of 1e-8"] = () => TestBars.Walk(300, 53, 1e-8, 1e-10, 1e-13),
        ["1e9 with changes of 0.01"] = () => TestBars.Walk(300, 57, 1e9, 0.01, 0.001),
        ["a stablecoin"] = () => TestBars.Walk(300, 59, 1, 2e-7, 1e-8),
        ["one spike of 1e12"] = () => Spiked(TestBars.Walk(300, 61), 120),
        ["a flat price of 123.456"] = () => TestBars.Flat(150, 123.456),
        ["a halt of 90 bars"] = () => Halted(TestBars.Walk(300, 63), 120, 210),
        ["bars without volume"] = () => Silenced(TestBars.Walk(300, 67)),
        ["a fall from 1e6 to 1e-2"] = () => Fall(2500),
    };

    private static readonly Lazy<BarSeries> Million = new(() => Fall(1_000_000));

    public static IEnumerable<object[]> Forgetting => Ids.Where(id => !RunningTotals.Ids.Contains((string)id[0], StringComparer.Ordinal));

    public static IEnumerable<object[]> Ids => Catalog.All.Select(info => new object[] { info.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Outputs_equal_the_definition(string id)
    {
        var defaults = Catalog.Find(id).Parameters.Select(p => p.Default).ToArray();
        foreach (var (name, series) in Series)
            Check(id, defaults, name, series());
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Outputs_equal_the_definition_with_other_parameters(string id)
    {
        var parameters = Catalog.Find(id).Parameters;
        var bars = TestBars.Walk(400, 71);
        Check(id, [.. parameters.Select(p => p.Minimum)], "a random walk", bars);
        Check(id, [.. parameters.Select((p, k) => p.IsInteger ? p.Default * 2 - k % 2 : Math.Min(p.Maximum, p.Default * 1.25))], "a random walk", bars);
    }

    /// <summary>What came before the last 1,500 bars weighs less than 1e-30 in the reference that starts there, and should have left nothing else.</summary>
    [TestMethod]
    [DynamicData(nameof(Forgetting))]
    public void The_end_of_a_million_falling_bars_equals_the_definition(string id)
    {
        const int Count = 1500;
        var defaults = Catalog.Find(id).Parameters.Select(p => p.Default).ToArray();
        var indicator = Catalog.Find(id).Create(defaults);
        var rows = indicator.Rows(Million.Value);
        var end = Million.Value.Slice(Million.Value.Count - Count, Count);
        var worst = Worst(indicator, Reference.Compute(id, end, defaults), rows.AsSpan(^(Count * indicator.Outputs.Count)..), Count - 100, out var place);
        Assert.IsLessThanOrEqualTo(Allowed, worst, $"{indicator}: {place}");
    }

    /// <summary>The variance about the newest value loses most where that value lies far from all others, and more the longer the window.</summary>
    [TestMethod]
    [DataRow(1000)]
    [DataRow(1001)]
    public void Long_Bollinger_bands_hold_on_the_bar_of_a_spike(int period) =>
        Check("bollinger_bands", [period, 2], "one spike of 1e12", Spiked(TestBars.Walk(period + 20, 61), period + 5));

    /// <summary>Sums since the first bar: compared after every 100,000 bars, because their end depends on all of the million.</summary>
    [TestMethod]
    public void Sums_over_a_million_falling_bars_equal_the_definition()
    {
        const int Step = 100_000;
        var bars = Million.Value;
        var rows = RunningTotals.Ids.ToDictionary(id => id, id => Catalog.Find(id).Create().Rows(bars), StringComparer.Ordinal);
        var totals = new RunningTotals();
        for (var i = 0; i < bars.Count; i++)
        {
            totals.Add(bars[i]);
            if ((i + 1) % Step != 0)
                continue;
            foreach (var id in RunningTotals.Ids)
            {
                var expected = totals.Of(id);
                for (var k = 0; k < expected.Length; k++)
                {
                    var actual = rows[id][i * expected.Length + k];
                    var error = Math.Abs((double)((expected[k] - actual) / expected[k]));
                    Assert.IsLessThanOrEqualTo(Allowed, error, $"{id}, output {k}, bar {i}: {actual:R}, exact is {expected[k]}");
                }
            }
        }
    }

    private static double Worst(string id, double[] parameters, BarSeries bars, out string place)
    {
        var indicator = Catalog.Find(id).Create(parameters);
        return Worst(indicator, Reference.Compute(id, bars, parameters), indicator.Rows(bars), 0, out place);
    }

    private static double Worst(Indicator indicator, Real?[][] expected, ReadOnlySpan<double> rows, int from, out string place)
    {
        var width = indicator.Outputs.Count;
        Assert.HasCount(width, expected, $"outputs of the reference of {indicator}");
        var worst = 0.0;
        place = "";
        for (var k = 0; k < width; k++)
        {
            var sizes = expected[k].Where(v => v is not null).Select(v => Math.Abs((double)v!.Value)).Order().ToArray();
            var median = sizes.Length == 0 ? 0 : sizes[sizes.Length / 2];
            for (var i = from; i < expected[k].Length; i++)
            {
                var actual = rows[i * width + k];
                var at = $"{indicator.Outputs[k].Name}[{i}] = {actual:R}, exact is {(expected[k][i] is { } v ? v.ToString() : "no value")}";
                if (expected[k][i] is not { } exact)
                {
                    Assert.IsTrue(double.IsNaN(actual), $"{indicator}: {at}");
                    continue;
                }
                Assert.IsTrue(double.IsFinite(actual), $"{indicator}: {at}");
                // the reference itself is cut to 300 digits
                var error = Math.Max(0, Math.Abs((double)(exact - actual)) - 1e-250) / Math.Max(1e-250, Math.Max(median, Math.Abs((double)exact)));
                if (error > worst)
                    (worst, place) = (error, at);
            }
        }
        return worst;
    }

    private static void Check(string id, double[] parameters, string name, BarSeries bars)
    {
        var worst = Worst(id, parameters, bars, out var place);
        Assert.IsLessThanOrEqualTo(Allowed, worst, $"{Catalog.Find(id).Create(parameters)} on {name}: {place}");
    }

    private static BarSeries Spiked(BarSeries bars, int at) => TestBars.Make(bars.Count, i => i == at
        ? (1e12, 1e12, 1e12, 1e12, 5)
        : (bars.Open[i], bars.High[i], bars.Low[i], bars.Close[i], bars.Volume[i]));

    private static BarSeries Halted(BarSeries bars, int from, int to)
    {
        var price = bars.Close[from];
        return TestBars.Make(bars.Count, i => i >= from && i < to
            ? (price, price, price, price, 0)
            : (bars.Open[i], bars.High[i], bars.Low[i], bars.Close[i], bars.Volume[i]));
    }

    /// <summary>Volume 0 on the first 60 bars, on single ones, and for 60 bars later on.</summary>
    private static BarSeries Silenced(BarSeries bars) => TestBars.Make(bars.Count, i =>
        (bars.Open[i], bars.High[i], bars.Low[i], bars.Close[i], i < 60 || i % 7 == 3 || i is >= 180 and < 240 ? 0 : bars.Volume[i]));

    private static BarSeries Fall(int count)
    {
        var random = new RandomStream(73);
        var close = 1e6;
        var factor = Math.Pow(1e-8, 1.0 / count);
        return TestBars.Make(count, _ =>
        {
            var open = close;
            close = open * factor * (1 + (random.NextDouble() - 0.5) * 0.01);
            var high = Math.Max(open, close) * (1 + random.NextDouble() * 0.005);
            var low = Math.Min(open, close) * (1 - random.NextDouble() * 0.005);
            return (open, high, low, close, Math.Floor(random.NextDouble() * 1000) + 1);
        });
    }
}
