using BenchmarkDotNet.Attributes;
using MarketMaster.DataGen;

namespace MarketMaster.Benchmarks.DataGen;

/// <summary>Hourly bars of the first instrument of each asset class, as columns and one by one. Figures are per bar, all fields and the truth behind them.</summary>
public class BarGeneration
{
    private const int Bars = 50_000;

    private MarketDataGenerator _generator = Create(AssetClass.Crypto);

    [ParamsAllValues]
    public AssetClass AssetClass { get; set; }

    [GlobalSetup]
    public void Setup() => _generator = Create(AssetClass);

    [Benchmark(OperationsPerInvoke = Bars)]
    public GeneratedBars Generate() => _generator.GenerateBars(Bars);

    [Benchmark(OperationsPerInvoke = Bars)]
    public double Stream()
    {
        var volume = 0.0;
        foreach (var bar in _generator.StreamBars(Bars))
            volume += bar.Bar.Volume;
        return volume;
    }

    private static MarketDataGenerator Create(AssetClass assetClass)
    {
        var model = MarketModels.Default.Instruments.First(m => m.Instrument.AssetClass == assetClass);
        return new(assetClass, model.Instrument.Symbol);
    }
}
