using System.Globalization;
using MarketMaster.DataGen;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Writes what generators make.</summary>
internal static class GeneratedFiles
{
    private const int TicksPerReport = 4096;

    /// <summary>The file is written while the bars are made, in constant memory.</summary>
    public static async Task WriteBars(string file, MarketDataGenerator generator, int count, CancellationToken cancellation)
    {
        var (first, last) = (default(DateTime?), default(DateTime));
        var written = await StepProgress.Show(steps => BarFile.WriteAsync(
            file, generator.StreamBars(count, progress: null, cancellation).Select(Noted), new CountRelay(steps, "generating bars", count), cancellation)).ConfigureAwait(false);
        Screen.Say(string.Create(CultureInfo.InvariantCulture, $"{generator.Instrument.Symbol}: {written} bars, {first:u} to {last:u} -> {file}"));

        Bar Noted(GeneratedBar bar)
        {
            first ??= bar.Bar.Time;
            last = bar.Bar.Time;
            return bar.Bar;
        }
    }

    public static async Task WriteTicks(string file, MarketDataGenerator generator, int bars, CancellationToken cancellation)
    {
        var end = generator.StreamBars(bars, progress: null, cancellation).Last().Bar.Time + generator.Options.Interval;
        var length = end - generator.Options.StartTime;
        var written = await StepProgress.Show(steps => TickFile.WriteAsync(
            file, generator.StreamTicks(long.MaxValue).TakeWhile(t => t.Time < end).Select((tick, i) => Told(tick, i, steps)), progress: null, cancellation)).ConfigureAwait(false);
        Screen.Say($"{generator.Instrument.Symbol}: {written} ticks to {end:u} -> {file}");

        // how many ticks there will be is not known, but when they end
        Tick Told(Tick tick, int index, IProgress<DemoProgress> steps)
        {
            if (index % TicksPerReport == 0)
                steps.Report(new("generating ticks", (tick.Time - generator.Options.StartTime) / length));
            return tick;
        }
    }

    /// <summary>One file per instrument: bars.csv becomes bars.AAPL.csv, bars.BTC-USD.csv.</summary>
    public static async Task WriteCorrelated(
        string file, string[] symbols, CorrelationMatrix? wanted, ulong seed, GeneratorOptions options, int count, CancellationToken cancellation)
    {
        var instruments = symbols.Select(Instrument.Find).Select(i => (i.AssetClass, i.Symbol)).ToArray();
        var generator = wanted is null ? new CorrelatedMarketGenerator(instruments, seed, options) : new(instruments, wanted, seed, options);
        foreach (var series in generator.GenerateBars(count, progress: null, cancellation).Series)
        {
            var symbol = series.Generator.Instrument.Symbol;
            var path = Path.ChangeExtension(file, $"{symbol.Replace('/', '-')}{Path.GetExtension(file)}");
            await BarFile.WriteAsync(path, series.Bars, cancellation).ConfigureAwait(false);
            Screen.Say($"{symbol}: {series.Bars} -> {path}");
        }
    }
}
