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
        var bars = Numbers.Whole("--bars", "Number of bars,", 1, 100_000_000);
        var interval = Arguments.Interval();
        var seed = Arguments.Seed();
        var signal = Numbers.Real("--signal", "Strength of the hidden signal (0: nothing can be predicted, 0.2: the demo's),", 0, 5, 0);
        var output = Arguments.Output("File to write, .csv, .json or .parquet.");
        return new Command("generate", "Realistic bars; the same seed gives the same bytes everywhere.")
        {
            assetClass, instrument, bars, interval, seed, signal, output,
        }.Runs(async (parsed, cancellation) =>
        {
            var kind = AssetClassNames.Parse(parsed.GetValue(assetClass)!);
            var name = parsed.GetValue(instrument) ?? Instrument.Known.First(i => i.AssetClass == kind).Symbol;
            var file = OutputFile.RequireBars(parsed.GetValue(output)!);
            var generator = new MarketDataGenerator(kind, name, (ulong)parsed.GetValue(seed), new()
            {
                Interval = Intervals.Parse(parsed.GetValue(interval)!),
                Signal = SignalOptions.Demo with { Strength = parsed.GetValue(signal) },
            });
            var generated = generator.GenerateBars(parsed.GetValue(bars), progress: null, cancellation);
            await BarFile.WriteAsync(file, generated.Bars, cancellation).ConfigureAwait(false);
            Screen.Say($"{name}: {generated.Bars} -> {file}");
            return ExitCode.Ok;
        });
    }
}
