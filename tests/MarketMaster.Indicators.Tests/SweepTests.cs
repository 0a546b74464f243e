using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators.Tests;

/// <summary>Many sets of parameters over one series: the numbers of one computation after the other, for every indicator of the catalog.</summary>
[TestClass]
public sealed class SweepTests
{
    // those that carry a state from the first bar on: they must go in lanes, or the sweep is no faster than a loop
    private static readonly string[] InLanes =
    [
        "ad_line", "adx", "atr", "atr_ratio", "chaikin_oscillator", "cmo", "dema", "ema", "force_index", "heikin_ashi", "keltner", "macd", "natr",
        "obv", "parabolic_sar", "ppo", "rsi", "smma", "supertrend", "t3", "tema", "trix", "tsi", "vwap", "vwap_bands",
    ];

    public static IEnumerable<object[]> Ids => Catalog.All.Select(info => new object[] { info.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void A_sweep_equals_one_computation_after_the_other(string id)
    {
        foreach (var bars in new[] { TestBars.Walk(0, 1), TestBars.Walk(40, 3), TestBars.Walk(4000, 81), WithGaps(TestBars.Walk(6000, 83)) })
            Check((dynamic)Catalog.Find(id).Create(), id, bars);
    }

    [TestMethod]
    public void Recurrences_go_in_lanes()
    {
        if (!Vector256.IsHardwareAccelerated)
            Assert.Inconclusive("the machine has no wide registers");
        var bars = TestBars.Walk(6000, 85);
        var lanes = Catalog.All.Select(info => info.Id).Where(id => Left((dynamic)Catalog.Find(id).Create(), id, bars) == 0);
        Assert.AreEqual(string.Join(" ", InLanes), string.Join(" ", lanes));
    }

    [TestMethod]
    public void Chains_and_families_of_different_records_are_computed_too()
    {
        var bars = TestBars.Walk(3000, 87);
        Indicator<double>[] family = [new Ema(5), new Ema(9), new Sma(4), new Ema(3).Of(new Rsi(14)), new Atr(5), new Atr(9).OnTimeframe(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1))];
        var columns = ParameterSweep.Compute(family, bars);
        for (var i = 0; i < family.Length; i++)
            TestBars.AssertSameBits(family[i].Compute(bars), columns[i], $"{family[i]}");
    }

    [TestMethod]
    public void Columns_that_do_not_fit_are_refused_by_number()
    {
        var bars = TestBars.Walk(10, 89);
        Rsi[] family = [new(2), new(3)];
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => ParameterSweep.Compute<double>(family, bars, [new double[10]])).Message, "1 columns for 2 indicators");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => ParameterSweep.Compute<double>(family, bars, [new double[10], new double[9]])).Message, "column 1 holds 9 rows");
    }

    private static void Check<TOutput>(Indicator<TOutput> indicator, string id, BarSeries bars) where TOutput : unmanaged
    {
        var family = Family(indicator, id);
        var columns = ParameterSweep.Compute(family, bars);
        for (var i = 0; i < family.Length; i++)
            TestBars.AssertSameBits(family[i].Rows(bars), MemoryMarshal.Cast<TOutput, double>(columns[i].AsSpan()), $"{family[i]} in a sweep over {bars.Count} bars");
    }

    private static int Left<TOutput>(Indicator<TOutput> indicator, string id, BarSeries bars) where TOutput : unmanaged
    {
        var family = Family(indicator, id);
        return Sweep.Compute(family, bars, [.. family.Select(_ => new TOutput[bars.Count])]).Count;
    }

    private static Indicator<TOutput>[] Family<TOutput>(Indicator<TOutput> first, string id) where TOutput : unmanaged
    {
        var info = Catalog.Find(id);
        return [first, .. Enumerable.Range(1, 10).Select(step => (Indicator<TOutput>)info.Create(
            [.. info.Parameters.Select(p => p.IsInteger ? p.Default + step : p.Default * (1 + step / 64.0))]))];
    }

    private static BarSeries WithGaps(BarSeries bars) => TestBars.Make(bars.Count, i => i is 0 or 700 or 730 or 3000
        ? (double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)
        : (bars.Open[i], bars.High[i], bars.Low[i], bars.Close[i], bars.Volume[i]));
}
