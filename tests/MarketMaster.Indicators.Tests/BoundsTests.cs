namespace MarketMaster.Indicators.Tests;

/// <summary>Outputs with bounds keep them, to the last bit, and outputs with an order keep that.</summary>
[TestClass]
public sealed class BoundsTests
{
    private static readonly (string Id, double Low, double High)[] Bounds =
    [
        ("rsi", 0, 100), ("stochastic", 0, 100), ("slow_stochastic", 0, 100), ("stochastic_rsi", 0, 100), ("mfi", 0, 100),
        ("ultimate_oscillator", 0, 100), ("adx", 0, 100), ("williams_r", -100, 0), ("cmo", -100, 100), ("tsi", -100, 100),
        ("cmf", -1, 1), ("correlation", -1, 1), ("atr", 0, double.MaxValue), ("atr_ratio", 0, double.MaxValue),
        ("natr", 0, double.MaxValue), ("standard_deviation", 0, double.MaxValue), ("ulcer_index", 0, 100),
        ("historical_volatility", 0, double.MaxValue), ("vortex", 0, double.MaxValue),
    ];

    private static readonly (string Id, int[] Falling)[] Orders =
    [
        ("bollinger_bands", [0, 1, 2]), ("keltner", [0, 1, 2]), ("donchian", [0, 1, 2]), ("rolling_vwap", [1, 0, 2]), ("vwap_bands", [0, 1, 2]),
        ("heikin_ashi", [1, 0, 2]), ("heikin_ashi", [1, 3, 2]), ("classic_pivots", [5, 3, 1, 2, 4, 6]),
        ("fibonacci_pivots", [5, 3, 1, 0, 2, 4, 6]), ("camarilla_pivots", [7, 5, 3, 1, 2, 4, 6, 8]),
    ];

    public static IEnumerable<object[]> BoundedIds => Bounds.Select(b => new object[] { b.Id, b.Low, b.High }).Append(["aroon", -100.0, 100.0]);

    public static IEnumerable<object[]> OrderedIds => Orders.Select(o => new object[] { o.Id, o.Falling });

    [TestMethod]
    [DynamicData(nameof(BoundedIds))]
    public void Bounded_outputs_stay_in_bounds(string id, double low, double high)
    {
        foreach (var (name, bars) in Series())
        {
            foreach (var value in Catalog.Find(id).Create().Rows(bars))
                Assert.IsFalse(value < low || value > high, $"{id} on {name}: {value:R} is outside {low} to {high}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(OrderedIds))]
    public void Ordered_outputs_keep_their_order(string id, int[] falling)
    {
        var indicator = Catalog.Find(id).Create();
        foreach (var (name, bars) in Series())
        {
            var rows = indicator.Rows(bars);
            for (var row = 0; row < rows.Length; row += indicator.Outputs.Count)
            {
                for (var k = 1; k < falling.Length; k++)
                {
                    var (upper, lower) = (rows[row + falling[k - 1]], rows[row + falling[k]]);
                    Assert.IsFalse(upper < lower, $"{id} on {name}: {indicator.Outputs[falling[k - 1]].Name} {upper:R} is below {lower:R}");
                }
            }
        }
    }

    private static IEnumerable<(string Name, BarSeries Bars)> Series()
    {
        for (var seed = 0UL; seed < 5; seed++)
        {
            yield return ("a random walk", TestBars.Walk(2000, 100 + seed));
            yield return ("a rising line of points", Line(2000, seed, 1));
            yield return ("a falling line of points", Line(2000, seed, -1));
        }
    }

    private static BarSeries Line(int count, ulong seed, int direction)
    {
        var random = new RandomStream(seed);
        var price = 10_000.0;
        return TestBars.Make(count, _ =>
        {
            price += direction * random.NextDouble();
            return (price, price, price, price, Math.Floor(random.NextDouble() * 50));
        });
    }
}
