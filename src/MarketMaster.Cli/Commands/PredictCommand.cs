using System.CommandLine;
using System.Globalization;
using System.Text;
using MarketMaster.Sdk;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster predict: the actions of one or many files of bars.</summary>
internal static class PredictCommand
{
    public static Command Create()
    {
        var model = Arguments.Model();
        var files = new Argument<string[]>("bars") { Description = "Files of bars, .csv, .json or .parquet.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { Description = "CSV file to write: file, timestamp, action, confidence and the five probabilities." };
        var latest = new Option<bool>("--latest") { Description = "Only the newest bar of each file." };
        var json = Arguments.Json();
        return new Command("predict", "Predicts the action of every bar, or of the newest bar of each file.") { model, files, output, latest, json }.Runs(async (parsed, cancellation) =>
        {
            var app = Arguments.App();
            var target = parsed.GetValue(output) is { } chosen ? OutputFile.Require(chosen) : null;
            var rows = new List<(string File, TimedPrediction Prediction)>();
            foreach (var file in parsed.GetValue(files)!)
            {
                var bars = await BarFile.ReadAsync(file, BarChecks.All, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(latest))
                    rows.Add((file, await app.PredictLatestAsync(parsed.GetValue(model)!, bars, cancellation).ConfigureAwait(false)));
                else
                    rows.AddRange((await app.RunInferenceAsync(parsed.GetValue(model)!, bars, cancellation).ConfigureAwait(false)).Predictions.Select(p => (file, p)));
            }
            if (target is not null)
                await AtomicFile.WriteAsync(target, async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(Csv(rows)), token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(PredictJson.Of(rows)).ConfigureAwait(false);
            else if (target is null)
                Print(rows);
            else
                Screen.Say($"{rows.Count} predictions -> {target}");
            return ExitCode.Ok;
        });
    }

    private static void Print(List<(string File, TimedPrediction Prediction)> rows)
    {
        const int Most = 40;
        var table = new Table().Border(TableBorder.Rounded).AddColumns("bars", "time", "action", "confidence");
        foreach (var (file, p) in rows.TakeLast(Most))
            table.AddRow(Markup.Escape(Path.GetFileName(file)), p.Timestamp.ToString("u", CultureInfo.InvariantCulture), p.Action.ToName(), p.Confidence.ToString("P1", CultureInfo.InvariantCulture));
        Screen.Print(table);
        if (rows.Count > Most)
            Screen.Say($"the last {Most} of {rows.Count} predictions; -o FILE writes all of them");
    }

    private static string Csv(List<(string File, TimedPrediction Prediction)> rows)
    {
        var text = new StringBuilder("file,timestamp,action,confidence,strong_sell,sell,hold,buy,strong_buy\n");
        foreach (var (file, p) in rows)
        {
            var name = file.AsSpan().IndexOfAny(",\"\n") < 0 ? file : $"\"{file.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            text.Append(CultureInfo.InvariantCulture, $"{name},{p.Timestamp:yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK},{p.Action.ToName()},{p.Confidence:R}");
            foreach (var action in TradeActions.All)
                text.Append(CultureInfo.InvariantCulture, $",{p.Probabilities[action]:R}");
            text.Append('\n');
        }
        return text.ToString();
    }
}
