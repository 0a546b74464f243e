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
        var ticks = new Option<bool>("--ticks") { Description = "The ticks of as many bars instead of the bars, as .csv." };
        var output = Arguments.Output("File to write, .csv, .json or .parquet.");
        return new Command("generate", "Realistic bars or ticks; the same seed gives the same bytes everywhere.")
        {
            assetClass, instrument, bars, interval, seed, signal, ticks, output,
        }.Runs(async (parsed, cancellation) =>
        {
            var kind = AssetClassNames.Parse(parsed.GetValue(assetClass)!);
            var name = parsed.GetValue(instrument) ?? Instrument.Known.First(i => i.AssetClass == kind).Symbol;
            var file = parsed.GetValue(ticks) ? OutputFile.RequireCsv(parsed.GetValue(output)!) : OutputFile.RequireBars(parsed.GetValue(output)!);
            var generator = new MarketDataGenerator(kind, name, (ulong)parsed.GetValue(seed), new()
            {
                Interval = Intervals.Parse(parsed.GetValue(interval)!),
                Signal = SignalOptions.Demo with { Strength = parsed.GetValue(signal) },
            });
            if (parsed.GetValue(ticks))
            {
                var end = generator.StreamBars(parsed.GetValue(bars)).Last().Bar.Time + generator.Options.Interval;
                var written = await TickCsv.WriteAsync(file, generator.StreamTicks(long.MaxValue).TakeWhile(t => t.Tick.Time < end), cancellation).ConfigureAwait(false);
                Screen.Say($"{name}: {written} ticks to {end:u} -> {file}");
                return ExitCode.Ok;
            }
            var generated = generator.GenerateBars(parsed.GetValue(bars), progress: null, cancellation);
            await BarFile.WriteAsync(file, generated.Bars, cancellation).ConfigureAwait(false);
            Screen.Say($"{name}: {generated.Bars} -> {file}");
            return ExitCode.Ok;
        });
    }
}
