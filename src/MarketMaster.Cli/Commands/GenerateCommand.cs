using System.CommandLine;
using MarketMaster.DataGen;

namespace MarketMaster.Cli;

/// <summary>marketmaster generate: bars of an instrument.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var assetClass = Arguments.AssetClass();
        var instrument = Arguments.Instrument();
        var bars = new Option<int>("--bars") { Description = "Number of bars.", Required = true };
        var interval = Arguments.Interval();
        var seed = Arguments.Seed();
        var signal = new Option<double>("--signal") { Description = "Strength of the hidden signal: 0 is a martingale, 0.2 the demo's." };
        var output = Arguments.Output("File to write, .csv or .json.");
        return new Command("generate", "Realistic bars; the same seed gives the same bytes everywhere.")
        {
            assetClass, instrument, bars, interval, seed, signal, output,
        }.Runs((parsed, cancellation) =>
        {
            var kind = AssetClassNames.Parse(parsed.GetValue(assetClass)!);
            var name = Arguments.InstrumentOf(kind, parsed.GetValue(instrument));
            var generator = new MarketDataGenerator(kind, name, (ulong)parsed.GetValue(seed), new()
            {
                Interval = Intervals.Parse(parsed.GetValue(interval)!),
                Signal = SignalOptions.Demo with { Strength = parsed.GetValue(signal) },
            });
            var generated = generator.GenerateBars(parsed.GetValue(bars), progress: null, cancellation);
            BarFile.Write(parsed.GetValue(output)!, generated.Bars);
            Screen.Say($"{name}: {generated.Bars} -> {parsed.GetValue(output)}");
            return Task.FromResult(ExitCode.Ok);
        });
    }
}
