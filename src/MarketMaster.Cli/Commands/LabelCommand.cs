using System.CommandLine;
using System.Globalization;
using MarketMaster.Prediction;

namespace MarketMaster.Cli;

/// <summary>marketmaster label: the action of every bar, by hindsight or by rule.</summary>
internal static class LabelCommand
{
    public static Command Create()
    {
        var bars = Arguments.Bars();
        var scheme = Arguments.Scheme();
        var output = Arguments.Output("CSV file to write: timestamp, action, label_end; an empty action where the future is not there yet.");
        return new Command("label", "Labels every bar with an action. Thresholds are fitted on all bars of the file.") { bars, scheme, output }.Runs(async (parsed, cancellation) =>
        {
            var file = OutputFile.Require(parsed.GetValue(output)!);
            var series = await BarFile.ReadAsync(parsed.GetValue(bars)!, BarChecks.All, cancellation).ConfigureAwait(false);
            var labels = LabelSchemes.Create(parsed.GetValue(scheme) ?? LabelSchemes.Names[0]).Fit(series);
            var set = labels.Label(series);
            await AtomicFile.WriteAsync(file, (stream, token) => Write(stream, series, set, token), cancellation).ConfigureAwait(false);
            Screen.Say($"{labels.Describe().Text}: {string.Join(", ", set.CountByAction().Select((n, i) => $"{TradeActions.Names[i]} {n}"))} -> {file}");
            return ExitCode.Ok;
        });
    }

    private static async Task Write(Stream stream, BarSeries bars, LabelSet labels, CancellationToken cancellation)
    {
        var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
        await using (writer.ConfigureAwait(false))
        {
            await writer.WriteLineAsync("timestamp,action,label_end").ConfigureAwait(false);
            for (var i = 0; i < labels.Count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var end = labels[i] is null ? "" : Time(bars.Time[labels.Ends[i]]);
                await writer.WriteLineAsync($"{Time(bars.Time[i])},{labels[i]?.ToName()},{end}").ConfigureAwait(false);
            }
        }
    }

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
