using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class DeterminismTests
{
    // format version 3 (single instruments as in 2); a change here is a new GeneratorVersion
    [TestMethod]
    [DataRow(AssetClass.Equity, "v3 5f117bbddd94213770df317a9f95ba20d9289231bd24c9e09ed358a723d79c37")]
    [DataRow(AssetClass.Crypto, "v3 14ab385fc2fc37317678ad1999eeb00c8cbee2aaf2d249a09589266c2f31d92c")]
    [DataRow(AssetClass.Forex, "v3 f3a9e02743cf561b97f3ceb6a1674ddf740201885d03cff8c8ad35d54f9258ad")]
    [DataRow(AssetClass.Commodity, "v3 fc7d883b7c73d8b98f9c9869670391cad47348e2d66e72dd0bbfa1d973e859e0")]
    [DataRow(AssetClass.Indices, "v3 08c406335425dcbb49323393e797045bdb5c931eff10998f45998b40fcf88fd4")]
    public void A_seed_gives_the_pinned_bytes(AssetClass assetClass, string expected)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var minutes in new[] { 1, 60, 1440 })
            Append(hash, Markets.Generator(assetClass, minutes, signal: SignalOptions.Demo).GenerateBars(5000));
        Assert.AreEqual(expected, $"v{MarketDataGenerator.GeneratorVersion} {Convert.ToHexStringLower(hash.GetHashAndReset())}", StringComparer.Ordinal);
    }

    [TestMethod]
    public void Runs_threads_streams_and_prefixes_agree()
    {
        var generator = Markets.Generator(AssetClass.Equity, 5);
        var first = generator.GenerateBars(20_000);
        var others = new GeneratedBars[4];
        Parallel.For(0, others.Length, i => others[i] = generator.GenerateBars(i == 0 ? 7_000 : 20_000));
        foreach (var other in others)
        {
            for (var i = 0; i < other.Count; i++)
                Assert.AreEqual(first[i], other[i]);
        }
        Assert.IsTrue(generator.StreamBars(20_000).Select((bar, i) => bar == first[i]).All(same => same));
        Assert.HasCount(20_000, generator.StreamBars(20_000));
    }

    [TestMethod]
    public void Seeds_and_instruments_differ()
    {
        var closes = new[]
        {
            new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", 1), new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", 2),
            new MarketDataGenerator(AssetClass.Crypto, "ETH/USD", 1),
        }.Select(g => g.GenerateBars(2000).Bars).Select(b => Enumerable.Range(1, 1999).Select(i => Math.Log(b.Close[i] / b.Close[i - 1])).ToArray()).ToArray();
        Assert.IsLessThan(0.1, Math.Abs(Sample.Correlation(closes[0], closes[1])));
        Assert.IsLessThan(0.1, Math.Abs(Sample.Correlation(closes[0], closes[2])));
    }

    [TestMethod]
    public void Symbol_case_does_not_matter() => Assert.AreEqual(
        new MarketDataGenerator(AssetClass.Crypto, "btc/usd").GenerateBars(50)[49],
        new MarketDataGenerator(AssetClass.Crypto, "BTC/USD").GenerateBars(50)[49]);

    [TestMethod]
    public void Signal_0_and_signal_2_tenths_share_the_noise_path()
    {
        var still = Markets.Generator(AssetClass.Crypto, 5).GenerateBars(20_000);
        var signal = Markets.Generator(AssetClass.Crypto, 5, signal: SignalOptions.Demo).GenerateBars(20_000);
        double worst = 0;
        for (var i = 1; i < still.Count; i++)
        {
            Assert.AreEqual(still.Volatility[i], signal.Volatility[i]);
            Assert.AreEqual(still.Regime[i], signal.Regime[i]);
            Assert.AreEqual(still.Signal[i], signal.Signal[i]);
            var difference = Math.Log(signal.Bars.Close[i] / signal.Bars.Open[i]) - Math.Log(still.Bars.Close[i] / still.Bars.Open[i]);
            worst = Math.Max(worst, Math.Abs(difference / signal.Volatility[i] - 0.2 * signal.Signal[i - 1]));
        }
        Assert.IsLessThan(0.01, worst, "returns differ by strength × state × volatility and the rounding to ticks, and by nothing else");
    }

    private static void Append(IncrementalHash hash, GeneratedBars data)
    {
        hash.AppendData(MemoryMarshal.AsBytes(data.Bars.Time));
        hash.AppendData(MemoryMarshal.AsBytes(data.Bars.Open));
        hash.AppendData(MemoryMarshal.AsBytes(data.Bars.High));
        hash.AppendData(MemoryMarshal.AsBytes(data.Bars.Low));
        hash.AppendData(MemoryMarshal.AsBytes(data.Bars.Close));
        hash.AppendData(MemoryMarshal.AsBytes(data.Bars.Volume));
        hash.AppendData(MemoryMarshal.AsBytes(data.Session));
        hash.AppendData(MemoryMarshal.AsBytes(data.Regime));
        hash.AppendData(MemoryMarshal.AsBytes(data.Volatility));
        hash.AppendData(MemoryMarshal.AsBytes(data.GapVolatility));
        hash.AppendData(MemoryMarshal.AsBytes(data.Signal));
    }
}
