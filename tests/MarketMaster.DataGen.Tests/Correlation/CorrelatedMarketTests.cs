using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class CorrelatedMarketTests
{
    private static readonly DateTime Start = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    private static readonly (AssetClass, string)[] Stocks =
        [(AssetClass.Equity, "AAPL"), (AssetClass.Equity, "MSFT"), (AssetClass.Equity, "SPY")];

    private static readonly (AssetClass, string)[] AllClasses =
        [(AssetClass.Equity, "AAPL"), (AssetClass.Indices, "SPX"), (AssetClass.Crypto, "BTC/USD"), (AssetClass.Forex, "EUR/USD"), (AssetClass.Commodity, "WTI")];

    [TestMethod]
    [DataRow(1, 250)]
    [DataRow(60, 4_000)]
    [DataRow(1440, 20_000)]
    public void Stocks_are_as_correlated_as_asked(int minutes, int days)
    {
        var wanted = new CorrelationMatrix(new[,] { { 1, 0.6, 0.8 }, { 0.6, 1, 0.3 }, { 0.8, 0.3, 1 } });
        var data = Generator(Stocks, wanted, minutes).GenerateBars(Start.AddDays(days));
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (x, y) = minutes == 1 ? Together(data.Series[i].Bars, data.Series[j].Bars, gaps: false) : data.AlignedMoves(i, j);
                AssertNear(wanted[i, j], x, y, $"{i} {j}");
            }
        }
    }

    [TestMethod]
    [DataRow(1, 80)]
    [DataRow(1440, 20_000)]
    public void Unlike_markets_are_as_correlated_as_asked_while_they_trade_together(int minutes, int days)
    {
        var wanted = CorrelationMatrix.Uniform(5, 0.4);
        var data = Generator(AllClasses, wanted, minutes).GenerateBars(Start.AddDays(days));
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (x, y) = Together(data.Series[i].Bars, data.Series[j].Bars, gaps: minutes == 1440);
                // in weeks the slow parts of volatility hardly move, and do not take the share of the correlation that they take in years
                if (minutes == 1)
                    Assert.AreEqual(0.4, Correlation(x, y).Value, 0.06, $"{i} {j}");
                else
                    AssertNear(0.4, x, y, $"{i} {j}");
            }
        }
    }

    [TestMethod]
    public void Unlike_markets_are_correlated_across_the_hours_in_which_one_is_closed()
    {
        var wanted = CorrelationMatrix.Uniform(2, 0.5);
        var data = Generator([(AssetClass.Equity, "AAPL"), (AssetClass.Crypto, "BTC/USD")], wanted, 60).GenerateBars(Start.AddDays(3_000));
        // bars of the one open at half past, of the other on the hour: both close at 16:00 in New York, once a day
        var (x, y) = data.AlignedMoves(0, 1);
        Assert.IsInRange(1_800, 2_200, x.Length);
        Assert.IsInRange(0.18, 0.5, Sample.Correlation(x, y), "half of a stock's variance falls on a fifth of the other's time");
    }

    [TestMethod]
    public void Uncorrelated_instruments_are_uncorrelated_and_correlations_may_be_negative()
    {
        var data = Generator(Stocks, new(new[,] { { 1, -0.5, 0 }, { -0.5, 1, 0 }, { 0, 0, 1 } }), 60).GenerateBars(Start.AddDays(2_000));
        foreach (var (i, j, expected) in new[] { (0, 1, -0.5), (0, 2, 0), (1, 2, 0) })
        {
            var (x, y) = data.AlignedMoves(i, j);
            AssertNear(expected, x, y, $"{i} {j}");
        }
    }

    [TestMethod]
    public void Regimes_are_shared_and_prices_are_fair()
    {
        var data = Generator(AllClasses, CorrelationMatrix.Uniform(5, 0.3), 1440).GenerateBars(Start.AddDays(8_000));
        var regimes = data.Series[0].Bars.Time.ToArray().Zip(data.Series[0].Regime.ToArray()).ToDictionary();
        foreach (var series in data.Series)
        {
            for (var i = 0; i < series.Count; i++)
            {
                if (regimes.TryGetValue(series.Bars.Time[i], out var regime))
                    Assert.AreEqual(regime, series.Regime[i]);
            }
        }
        Assert.HasCount(3, regimes.Values.Distinct());
    }

    [TestMethod]
    public void Without_signal_and_drift_neither_an_instrument_nor_the_others_tell_the_next_return()
    {
        var models = Instrument.Known.Select(i => i.AssetClass).Distinct()
            .Aggregate(MarketModels.Default, (m, c) => m.With(m.GetAssetClass(c) with { AnnualDrift = 0 }));
        var data = new CorrelatedMarketGenerator(
            AllClasses, CorrelationMatrix.Uniform(5, 0.5), 3, new() { Interval = TimeSpan.FromMinutes(15), Models = models }).GenerateBars(Start.AddDays(1_500));
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++)
            {
                var (x, y) = data.AlignedMoves(i, j);
                Assert.IsLessThan(3.5, Math.Abs(x.Average() / Math.Sqrt(x.Sum(v => v * v)) * Math.Sqrt(x.Length) + 0.5 * Math.Sqrt(x.Sum(v => v * v))), "t of the mean simple return");
                var (t, _) = Score(x[..^1], y[1..]);
                Assert.IsLessThan(4, Math.Abs(t), $"{i} tells {j}");
            }
        }
    }

    [TestMethod]
    public void Streams_and_columns_agree_and_a_longer_run_begins_like_a_shorter()
    {
        var generator = Generator(AllClasses, CorrelationMatrix.Uniform(5, 0.3), 15);
        var whole = generator.GenerateBars(Start.AddDays(40));
        var brief = generator.GenerateBars(Start.AddDays(25));
        var next = new int[5];
        var last = (DateTime.MinValue, -1);
        foreach (var (i, bar) in generator.StreamBars(Start.AddDays(40)))
        {
            if (next[i] < brief.Series[i].Count)
                Assert.AreEqual(brief.Series[i][next[i]], bar);
            Assert.AreEqual(whole.Series[i][next[i]++], bar);
            Assert.IsGreaterThan(0, (bar.Bar.Time, i).CompareTo(last));
            last = (bar.Bar.Time, i);
        }
        Assert.AreSequenceEqual(whole.Series.Select(s => s.Count).ToArray(), next);
    }

    [TestMethod]
    public void A_seed_gives_the_pinned_bytes_at_any_number_of_threads()
    {
        var hashes = new string[3];
        Parallel.For(0, hashes.Length, k =>
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var minutes in new[] { 5, 1440 })
            {
                foreach (var series in Generator(AllClasses, CorrelationMatrix.Uniform(5, 0.35), minutes).GenerateBars(Start.AddDays(minutes == 5 ? 20 : 2_000)).Series)
                {
                    hash.AppendData(MemoryMarshal.AsBytes(series.Bars.Time));
                    hash.AppendData(MemoryMarshal.AsBytes(series.Bars.Open));
                    hash.AppendData(MemoryMarshal.AsBytes(series.Bars.High));
                    hash.AppendData(MemoryMarshal.AsBytes(series.Bars.Low));
                    hash.AppendData(MemoryMarshal.AsBytes(series.Bars.Close));
                    hash.AppendData(MemoryMarshal.AsBytes(series.Bars.Volume));
                }
            }
            hashes[k] = $"v{MarketDataGenerator.GeneratorVersion} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
        });
        foreach (var hash in hashes)
            Assert.AreEqual("v3 136ec79be674d98206569d798b34545c25761df9065728caacbbd0933fc9125f", hash, StringComparer.Ordinal);
    }

    [TestMethod]
    public void Impossible_wishes_are_refused()
    {
        Refused("row 1, column 0: 0.2", () => _ = new CorrelationMatrix(new[,] { { 1, 0.3 }, { 0.2, 1 } }));
        Refused("must be square", () => _ = new CorrelationMatrix(new double[2, 3]));
        Refused("not positive semi-definite", () => _ = new CorrelationMatrix(new[,] { { 1, 0.9, -0.9 }, { 0.9, 1, 0.9 }, { -0.9, 0.9, 1 } }));
        Refused("a matrix of 2 for 3", () => _ = new CorrelatedMarketGenerator(Stocks, CorrelationMatrix.Uniform(2, 0.1)));
        Refused("MSFT is named twice", () => _ = new CorrelatedMarketGenerator([Stocks[1], Stocks[1]]));
        Refused("there must be 1 to 64", () => _ = new CorrelatedMarketGenerator([]));
        Refused("out of reach", () => _ = new CorrelatedMarketGenerator([(AssetClass.Equity, "SPY"), (AssetClass.Crypto, "BTC/USD")], CorrelationMatrix.Uniform(2, 0.999)));
        Refused("end is 2020", () => Generator(Stocks, CorrelationMatrix.Uniform(3, 0), 60).GenerateBars(new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc)));
        Refused("squares sum to 1.5", () => CorrelationMatrix.FromFactors([new(1, 0.70710678118654757)], [AssetClass.Equity]));
        Refused("would be a correlation of 2", () => FactorLoadings.FromBeta(2, 0.2, 0.2));
        Refused("no 'GME' here", () => _ = Generator(Stocks, CorrelationMatrix.Uniform(3, 0), 60).GenerateBars(Start.AddDays(3))["GME"]);
    }

    [TestMethod]
    public void Factors_and_betas_give_the_matrix_they_imply()
    {
        var matrix = CorrelationMatrix.FromFactors([new(0.5, 0.4), new(0.6, 0.5), new(0.3)], [AssetClass.Equity, AssetClass.Equity, AssetClass.Forex]);
        Assert.AreEqual(0.5, matrix[0, 1], 1e-12);
        Assert.AreEqual(0.15, matrix[0, 2], 1e-12);
        Assert.AreEqual(1, matrix[2, 2]);
        var beta = FactorLoadings.FromBeta(1.2, 0.30);
        Assert.AreEqual(0.7, beta.Market, 1e-12);
        var generator = new CorrelatedMarketGenerator(AllClasses);
        Assert.AreEqual(0.65 * 0.8, generator.Correlations[0, 1], 1e-12);
    }

    private static CorrelatedMarketGenerator Generator((AssetClass, string)[] instruments, CorrelationMatrix wanted, int minutes) =>
        new(instruments, wanted, 7, new() { Interval = TimeSpan.FromMinutes(minutes) });

    private static void Refused(string expected, Action action)
    {
        try
        {
            action();
        }
        catch (ArgumentException error)
        {
            Assert.Contains(expected, error.Message);
            return;
        }
        Assert.Fail($"nothing was refused: {expected}");
    }

    // moves of bars that open together after bars that opened together, with the gaps before them or without
    private static (double[] X, double[] Y) Together(BarSeries a, BarSeries b, bool gaps)
    {
        var (x, y) = (new List<double>(), new List<double>());
        for (int i = 1, j = 1; i < a.Count && j < b.Count;)
        {
            var order = a.Time[i].CompareTo(b.Time[j]);
            if (order == 0 && a.Time[i - 1] == b.Time[j - 1])
            {
                x.Add(Math.Log(a.Close[i] / (gaps ? a.Close[i - 1] : a.Open[i])));
                y.Add(Math.Log(b.Close[j] / (gaps ? b.Close[j - 1] : b.Open[j])));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return ([.. x], [.. y]);
    }

    private static void AssertNear(double expected, double[] x, double[] y, string pair)
    {
        var (measured, error) = Correlation(x, y);
        Console.WriteLine($"{pair}: wanted {expected:0.000}, measured {measured:0.000} ± {error:0.000} on {x.Length}");
        Assert.IsLessThan(3.5, Math.Abs(measured - expected) / error, pair);
        Assert.IsLessThan(0.05, error);
    }

    // with the standard error by blocks: returns are heavy-tailed and their volatility clusters
    private static (double Value, double Error) Correlation(double[] x, double[] y)
    {
        const int Blocks = 25;
        var size = x.Length / Blocks;
        var value = Sample.Correlation(x, y);
        var (sx, sy) = (Math.Sqrt(x.Sum(v => v * v) / x.Length), Math.Sqrt(y.Sum(v => v * v) / y.Length));
        var blocks = Enumerable.Range(0, Blocks).Select(b => Enumerable.Range(b * size, size).Average(
            k => x[k] * y[k] / (sx * sy) - 0.5 * value * (x[k] * x[k] / (sx * sx) + y[k] * y[k] / (sy * sy)))).ToArray();
        return (value, Math.Sqrt(blocks.Sum(v => v * v)) / Blocks);
    }

    private static (double T, double Mean) Score(double[] x, double[] y)
    {
        var products = x.Zip(y, (a, b) => a * b).ToArray();
        return (products.Sum() / Math.Sqrt(products.Sum(p => p * p)), products.Average());
    }
}
