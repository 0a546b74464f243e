using System.Globalization;

namespace MarketMaster.Indicators.Tests;

/// <summary>The 25 features against reference values computed elsewhere in exact arithmetic.</summary>
[TestClass]
public sealed class GoldenTests
{
    // feature of ours -> column of the reference
    private static readonly Dictionary<string, string> ReferenceNames = new(StringComparer.Ordinal)
    {
        ["rsi"] = "rsi_14",
        ["macd"] = "macd_indep",
        ["macd_signal"] = "macd_indep_signal",
        ["macd_histogram"] = "macd_indep_hist",
        ["stoch_k"] = "stochf_k_from13",
        ["stoch_d"] = "stochf_d",
        ["williams_r"] = "willr_14",
        ["cci"] = "cci_20",
        ["adx"] = "adx_14",
        ["atr"] = "atr_14",
    };

    // columns that pass near zero: the error is scaled by the column's median magnitude
    private static readonly string[] NearZero = ["cci", "adx", "macd", "macd_signal", "macd_histogram", "price_change", "volume_change", "obv"];

    [TestMethod]
    [DataRow("real_default502")]
    [DataRow("real_intraday1564")]
    public void Features_equal_the_reference(string set)
    {
        var bars = ReadBars(SharedData.Require($"golden/{set}/inputs.csv"));
        var reference = ReadTable(SharedData.Require($"golden/{set}/reference.csv"));
        var frame = FeatureSet.Default.ComputeFrame(bars);
        foreach (var name in FeatureSet.Names)
        {
            if (name == "pivot_point")
            {
                // the reference has the pivot of the previous bar
                for (var i = 1; i < bars.Count; i++)
                    Assert.AreEqual(reference["pivot_prevbar_pp"][i], frame.Column(name)[i - 1], 1e-12 * Math.Abs(frame.Column(name)[i - 1]));
                continue;
            }
            Compare(name, reference[ReferenceNames.GetValueOrDefault(name, name)], frame.Column(name).ToArray(), bars.Count);
        }
    }

    [TestMethod]
    [DataRow("real_default502")]
    [DataRow("real_intraday1564")]
    public void Directional_indicators_and_super_trend_direction_equal_the_reference(string set)
    {
        var bars = ReadBars(SharedData.Require($"golden/{set}/inputs.csv"));
        var reference = ReadTable(SharedData.Require($"golden/{set}/reference.csv"));
        var adx = new Adx().Compute(bars);
        Compare("plus_di", reference["plus_di_14"], [.. adx.Select(a => a.PlusDi)], bars.Count);
        Compare("minus_di", reference["minus_di_14"], [.. adx.Select(a => a.MinusDi)], bars.Count);
        Compare("supertrend_direction", reference["supertrend_dir"], [.. new SuperTrend().Compute(bars).Select(s => s.Direction)], bars.Count);
        Compare("atr_10", reference["atr_10"], new Atr(10).Compute(bars), bars.Count);
    }

    private static void Compare(string name, double[] expected, double[] actual, int count)
    {
        Assert.HasCount(count, expected);
        var magnitudes = expected.Where(double.IsFinite).Select(Math.Abs).Order().ToArray();
        var median = magnitudes[magnitudes.Length / 2];
        var nearZero = NearZero.Contains(name, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            if (double.IsNaN(expected[i]))
            {
                Assert.IsTrue(double.IsNaN(actual[i]), $"{name}[{i}] = {actual[i]:R}, the reference has no value there");
                continue;
            }
            var allowed = nearZero ? 1e-9 * Math.Max(median, 1e-300) : 1e-12 * Math.Abs(expected[i]);
            if (nearZero && Math.Abs(expected[i]) > median)
                allowed = Math.Max(1e-12 * Math.Abs(expected[i]), 1e-12 * median);
            if (!(Math.Abs(expected[i] - actual[i]) <= allowed))
                Assert.Fail($"{name}[{i}] = {actual[i]:R}, the reference has {expected[i]:R}: off by {Math.Abs(expected[i] - actual[i]):G3}, {allowed:G3} allowed");
        }
    }

    internal static BarSeries ReadBars(string path)
    {
        var table = ReadTable(path);
        return TestBars.Make(table["close"].Length, i => (table["open"][i], table["high"][i], table["low"][i], table["close"][i], table["volume"][i]));
    }

    internal static Dictionary<string, double[]> ReadTable(string path)
    {
        var lines = File.ReadAllLines(path);
        var names = lines[0].Split(',');
        var cells = lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(',')).ToArray();
        return names.Select((name, k) => (name, values: cells.Select(c => Parse(c[k])).ToArray()))
            .ToDictionary(c => c.name, c => c.values, StringComparer.Ordinal);
    }

    private static double Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
