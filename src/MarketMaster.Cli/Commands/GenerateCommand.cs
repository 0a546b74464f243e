using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MarketMaster.DataGen;

namespace MarketMaster.Cli;

/// <summary>marketmaster generate: bars or ticks of an instrument, or correlated bars of several.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var assetClass = Arguments.AssetClass();
        var instrument = new Option<string?>("--instrument")
        {
            Description = "Instrument, such as BTC/USD, or several of any class with commas between: correlated then. The first known of the asset class where left out.",
        };
        var bars = Numbers.Whole("--bars", "Number of bars,", 1, 100_000_000);
        var interval = Arguments.Interval();
        var start = new Option<string?>("--start") { Description = "Date of the first bar, such as 2024-01-02." };
        var seed = Arguments.Seed();
        var signal = Numbers.Real("--signal", "Strength of the hidden signal (0: nothing can be predicted, 0.2: the demo's),", 0, 5, 0);
        var predictability = new Option<string?>("--predictability") { Description = "Strength of the hidden signal by name." };
        predictability.AcceptOnlyFromAmong([.. SignalOptions.Presets.Keys]);
        var r2 = Numbers.Real("--r2", "Share of the variance of moves that can at best be predicted from prices: the strength follows,", 0, 0.9, 0);
        var correlation = Numbers.Real("--correlation", "Correlation of any two of several instruments; usual values of their classes where left out,", -1, 1, 0);
        var ticks = new Option<bool>("--ticks") { Description = "The ticks of as many bars instead of the bars." };
        var output = Arguments.Output("File to write, .csv, .json or .parquet; one per instrument, with its symbol in the name, where there are several.");
        var command = new Command("generate", "Realistic bars or ticks on the market's own calendar; the same seed gives the same bytes everywhere.")
        {
            assetClass, instrument, bars, interval, start, seed, signal, predictability, r2, correlation, ticks, output,
        };
        command.Validators.Add(OneSignal);
        return command.Runs(async (parsed, cancellation) =>
        {
            var kind = AssetClassNames.Parse(parsed.GetValue(assetClass)!);
            var names = (parsed.GetValue(instrument) ?? Instrument.Known.First(i => i.AssetClass == kind).Symbol)
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var file = parsed.GetValue(ticks) ? OutputFile.RequireTicks(parsed.GetValue(output)!) : OutputFile.RequireBars(parsed.GetValue(output)!);
            var options = new GeneratorOptions
            {
                Interval = Intervals.Parse(parsed.GetValue(interval)!),
                StartTime = parsed.GetValue(start) is { } date ? Date(date) : new GeneratorOptions().StartTime,
                Signal = parsed.GetValue(predictability) is { } preset ? SignalOptions.Presets[preset]
                    : IsGiven(parsed.GetResult(r2)) ? SignalOptions.ForObservableR2(parsed.GetValue(r2))
                    : SignalOptions.Demo with { Strength = parsed.GetValue(signal) },
            };
            var (number, count) = ((ulong)parsed.GetValue(seed), parsed.GetValue(bars));
            if (names.Length > 1)
            {
                var wanted = IsGiven(parsed.GetResult(correlation)) ? CorrelationMatrix.Uniform(names.Length, parsed.GetValue(correlation)) : null;
                await GeneratedFiles.WriteCorrelated(file, names, wanted, number, options, count, cancellation).ConfigureAwait(false);
                return ExitCode.Ok;
            }
            var generator = new MarketDataGenerator(kind, names.Length == 1 ? names[0] : "", number, options);
            if (parsed.GetValue(ticks))
                await GeneratedFiles.WriteTicks(file, generator, count, cancellation).ConfigureAwait(false);
            else
                await GeneratedFiles.WriteBars(file, generator, count, cancellation).ConfigureAwait(false);
            return ExitCode.Ok;
        });

        void OneSignal(CommandResult result)
        {
            if (new Option[] { signal, predictability, r2 }.Count(o => IsGiven(result.GetResult(o))) > 1)
                result.AddError("--signal, --predictability and --r2 say the same: give one of them");
            if (IsGiven(result.GetResult(correlation)) && result.GetValue(instrument)?.Contains(',', StringComparison.Ordinal) != true)
                result.AddError("--correlation needs several instruments: --instrument AAPL,MSFT");
            if (result.GetValue(ticks) && result.GetValue(instrument)?.Contains(',', StringComparison.Ordinal) == true)
                result.AddError("--ticks is for one instrument");
        }
    }

    private static bool IsGiven(OptionResult? option) => option is { Implicit: false };

    private static DateTime Date(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)
            : throw new ArgumentException($"--start is '{text}': it must be a date such as 2024-01-02", nameof(text));
}
