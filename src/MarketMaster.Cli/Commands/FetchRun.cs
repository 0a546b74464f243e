using System.Globalization;
using MarketMaster.DataSources;

namespace MarketMaster.Cli;

/// <summary>One fetch into one file: what is there already, what comes, what is kept, and how it looks.</summary>
internal sealed class FetchRun(string file, TimeSpan interval, bool resumes)
{
    public const int DefaultIntervals = 500;

    // a line on the way for so many bars
    private const int NoteEvery = 50_000;

    public async Task<int> RunAsync(IMarketDataSource source, string symbol, DateTime? from, DateTime? to, CancellationToken cancellation)
    {
        var there = resumes && File.Exists(file) ? await BarFile.ReadAsync(file, BarChecks.All, cancellation).ConfigureAwait(false) : BarSeries.Empty;
        var request = new BarRequest(symbol, interval, Beginning(there, from, to), to);
        if (request.To <= request.From)
            return there.Count > 0 ? Nothing(there) : throw new ArgumentException($"--to ({to:u}) must be later than --from ({from:u})", nameof(to));
        var bars = new BarSeriesBuilder(there.Count);
        for (var i = 0; i < there.Count; i++)
            bars.Add(there[i]);
        try
        {
            await foreach (var bar in source.GetBarsAsync(request, cancellation).ConfigureAwait(false))
            {
                bars.Add(bar);
                if ((bars.Count - there.Count) % NoteEvery == 0)
                    Screen.Say(string.Create(CultureInfo.InvariantCulture, $"{bars.Count - there.Count:N0} bars, to {bar.Time:u} …"));
            }
        }
        catch (DataSourceException) when (resumes && bars.Count > there.Count)
        {
            Screen.Say(await KeepAsync(bars, there.Count).ConfigureAwait(false));
            throw;
        }
        catch (OperationCanceledException) when (resumes && bars.Count > there.Count)
        {
            Screen.Say($"cancelled: {await KeepAsync(bars, there.Count).ConfigureAwait(false)}");
            return ExitCode.Failed;
        }
        return there.Count > 0 && bars.Count == there.Count ? Nothing(there) : await WriteAsync(source, symbol, bars, there.Count, cancellation).ConfigureAwait(false);
    }

    private async Task<string> KeepAsync(BarSeriesBuilder bars, int before)
    {
        var read = bars.Count - before;
        // Ctrl+C must not keep what was read from being written
        await BarFile.WriteAsync(file, bars.Build(BarChecks.All, file), CancellationToken.None).ConfigureAwait(false);
        return string.Create(CultureInfo.InvariantCulture, $"kept {read:N0} bars more in {file}, --resume goes on after them");
    }

    private int Nothing(BarSeries there)
    {
        Screen.Say($"{file}: {there}, nothing to add");
        return ExitCode.Ok;
    }

    private async Task<int> WriteAsync(IMarketDataSource source, string symbol, BarSeriesBuilder bars, int before, CancellationToken cancellation)
    {
        var read = bars.Count - before;
        if (bars.Count == 0)
            throw new DataSourceException(source.Name, "", DataSourceErrorKind.NotSupported, $"no closed bars of {symbol} ({source.SymbolOf(symbol)}) in this range, nothing was written");
        var series = bars.Build(BarChecks.All, file);
        await BarFile.WriteAsync(file, series, cancellation).ConfigureAwait(false);
        var report = new BarValidator(new() { Interval = interval }).Validate(series);
        var found = report.Issues.Count == 0 ? "" : $" ({string.Join(", ", report.Issues.Select(issue => string.Create(CultureInfo.InvariantCulture, $"{issue.Count:N0} {issue.Defect.ToName()}")))})";
        Screen.Say($"{symbol} from {source.Name} ({source.SymbolOf(symbol)}): {series}{(before > 0 ? string.Create(CultureInfo.InvariantCulture, $", {read:N0} of them new") : "")} -> {file}");
        Screen.Say(string.Create(CultureInfo.InvariantCulture, $"{report.Status}, quality {report.Quality.Score:0.0} of 100{found}"));
        return ExitCode.Ok;
    }

    private DateTime Beginning(BarSeries there, DateTime? from, DateTime? to)
    {
        if (there.Count == 0)
            return from ?? ((to ?? TimeProvider.System.GetUtcNow().UtcDateTime) - (interval * DefaultIntervals));
        if (there.Count > 1 && there.InferInterval() is var found && found != interval)
            throw new InvalidMarketDataException($"{file} holds bars of {found:c}, not of {interval:c}: take another file, or its interval");
        if (from < there.Time[0])
            throw new ArgumentException($"{file} begins at {there.Time[0]:u}, later than --from: take another file, or leave out --resume", nameof(from));
        // the next bar, however long the day is where clocks are changed
        return there.Time[^1].AddTicks(1);
    }
}
