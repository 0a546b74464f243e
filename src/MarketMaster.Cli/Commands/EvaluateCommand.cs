using System.CommandLine;
using System.Globalization;
using MarketMaster.Prediction;
using MarketMaster.Sdk;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster evaluate: a model on bars.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var model = Arguments.Model();
        var bars = Arguments.Bars();
        var scheme = Arguments.Scheme();
        var json = Arguments.Json();
        return new Command("evaluate", "Judges a model on bars, labelled as in its training (or by --scheme, fitted on these bars).") { model, bars, scheme, json }.Runs(async (parsed, cancellation) =>
        {
            var labels = parsed.GetValue(scheme) is { } name ? LabelSchemes.Create(name) : null;
            var app = Arguments.App();
            var result = await app.EvaluateAsync(parsed.GetValue(model)!, await BarFile.ReadAsync(parsed.GetValue(bars)!, BarChecks.All, cancellation).ConfigureAwait(false), labels, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(result.ToJson()).ConfigureAwait(false);
            else
                Print(result);
            return ExitCode.Ok;
        });
    }

    private static void Print(EvaluationResult result)
    {
        var scores = result.Scores;
        Screen.Print(string.Create(
            CultureInfo.InvariantCulture,
            $"{result.ModelName} on {scores.Rows:N0} rows ({result.Labels.Text})"));
        var table = new Table().Border(TableBorder.Rounded).AddColumns("measure", "value");
        Row("accuracy", scores.Accuracy);
        Row("majority accuracy", scores.MajorityAccuracy);
        Row("macro F1", scores.MacroF1);
        Row("direction accuracy", scores.DirectionAccuracy);
        Row("quadratic kappa", scores.QuadraticKappa);
        Row("Matthews correlation", scores.MatthewsCorrelation);
        Row("log loss", scores.LogLoss);
        Row("Brier", scores.Brier);
        Row("calibration error", scores.ExpectedCalibrationError);
        Screen.Print(table);

        void Row(string name, double value) => table.AddRow(name, double.IsNaN(value) ? "n/a" : value.ToString("0.0000", CultureInfo.InvariantCulture));
    }
}
