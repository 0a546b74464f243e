namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class MarketModelsTests
{
    [TestMethod]
    public void All_known_instruments_have_a_model()
    {
        Assert.HasCount(Instrument.Known.Count, MarketModels.Default.Instruments);
        foreach (var instrument in Instrument.Known)
            Assert.AreEqual(instrument, MarketModels.Default.GetInstrument(instrument.AssetClass, instrument.Symbol).Instrument);
    }

    [TestMethod]
    public void An_unknown_instrument_is_answered_with_those_of_its_class()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => new MarketDataGenerator(AssetClass.Crypto, "AAPL"));
        Assert.Contains("unknown crypto instrument 'AAPL': known are BTC/USD, ETH/USD", error.Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => MarketModels.Default.GetAssetClass((AssetClass)9));
    }

    [TestMethod]
    public void A_host_adds_its_own_instrument()
    {
        var models = MarketModels.Default.With(new InstrumentModel(new("SOL/USD", AssetClass.Crypto, 0.001)) { StartPrice = 100, AnnualVolatility = 1.5 });
        var generator = new MarketDataGenerator(AssetClass.Crypto, "sol/usd", options: new() { Models = models, Interval = TimeSpan.FromDays(1) });
        var data = generator.GenerateBars(3000);
        Assert.AreEqual(100, data.Bars.Open[0], 0.001);
        Assert.AreEqual(1.5, generator.ValidateGeneratedData(data).Facts!.Values.AnnualVolatility, 0.4);
        Assert.AreEqual(-0.011, generator.Model.Jumps.Mean, 1e-12, "jumps grow with volatility");
        Assert.HasCount(Instrument.Known.Count, MarketModels.Default.Instruments, "the default catalog stays as it was");
    }

    [TestMethod]
    public void A_parameter_outside_its_limits_is_named()
    {
        var equity = MarketModels.Default.GetAssetClass(AssetClass.Equity);
        AssertRefused("equity: AnnualVolatility is -1", equity with { AnnualVolatility = -1 });
        AssertRefused("equity: TailIndex is 2", equity with { TailIndex = 2 });
        AssertRefused("equity: Stress.DwellDays is 0", equity with { Stress = new(0.7, 0) });
        AssertRefused("equity: Hours.Minutes is 0", equity with { Hours = equity.Hours with { Minutes = 0 } });
        AssertRefused("equity: Hours.Sessions", equity with { Hours = equity.Hours with { Sessions = [new(5, MarketSession.Regular)] } });
        var error = Assert.ThrowsExactly<ArgumentException>(
            () => MarketModels.Default.With(new InstrumentModel(new("X", AssetClass.Equity, 1e-13)) { StartPrice = 1 }));
        Assert.Contains("X: TickSize is 1E-13", error.Message);
    }

    private static void AssertRefused(string expected, AssetClassModel model) =>
        Assert.Contains(expected, Assert.ThrowsExactly<ArgumentException>(() => MarketModels.Default.With(model)).Message);
}
