using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MarketMaster.Prediction;
using MarketMaster.Sdk;
using Spectre.Console;

namespace MarketMaster.Cli;

/// <summary>marketmaster demo: the whole pipeline.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var assetClass = Arguments.AssetClass();
        var instrument = Arguments.Instrument();
        var samples = Numbers.Whole("--samples", "Labelled rows to generate,", 500, 10_000_000, 10_000);
        var interval = Arguments.Interval();
        var seed = Arguments.Seed();
        var data = new Option<string?>("--data") { Description = "File of bars to run on instead of generated ones." };
        var scheme = Arguments.Scheme();
        var preset = Arguments.Preset();
        var threads = Arguments.Threads();
        var output = new Option<string>("--out") { Description = "Folder for model and report.", DefaultValueFactory = _ => "out" };
        var json = Arguments.Json();
        var command = new Command("demo", "Runs the whole way, from generated bars or your own to a trained model, its scores and an HTML report.")
        {
            assetClass, instrument, samples, interval, seed, data, scheme, preset, threads, output, json,
        };
        command.Validators.Add(OnlyForGenerated);
        return command.Runs(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(data);
            var labels = parsed.GetValue(scheme);
            var options = new DemoOptions
            {
                AssetClass = file is null || IsGiven(parsed.GetResult(assetClass)) ? AssetClassNames.Parse(parsed.GetValue(assetClass)!) : null,
                Instrument = parsed.GetValue(instrument),
                Samples = parsed.GetValue(samples),
                Interval = Intervals.Parse(parsed.GetValue(interval)!),
                Seed = parsed.GetValue(seed),
                Data = file is null ? null : await BarFile.ReadAsync(file, BarChecks.All, cancellation).ConfigureAwait(false),
                Labels = labels is null ? null : LabelSchemes.Create(labels),
                Preset = parsed.GetValue(preset)!,
                Threads = parsed.GetValue(threads),
                OutputDirectory = parsed.GetValue(output)!,
            };
            var result = await StepProgress.Show(progress => new MarketMasterApp().RunDemoAsync(options, progress, cancellation)).ConfigureAwait(false);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(result.ToJson()).ConfigureAwait(false);
            else
                Summarise(result);
            return ExitCode.Ok;
        });

        void OnlyForGenerated(CommandResult result)
        {
            if (result.GetValue(data) is null)
                return;
            foreach (var option in new Option[] { samples, interval })
            {
                if (IsGiven(result.GetResult(option)))
                    result.AddError($"{option.Name} is for generated bars: leave it out with --data");
            }
        }
    }

    private static bool IsGiven(OptionResult? option) => option is { Implicit: false };

    private static void Summarise(DemoResult result)
    {
        var (data, training, evaluation, inference, report) = result.Steps;
        var scores = evaluation.Scores;
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumn("what").AddColumn("value");
        Row("data", $"{result.Instrument}, {data.Bars:N0} bars, {data.From:yyyy-MM-dd} to {data.To:yyyy-MM-dd}, quality {data.DataQualityScore:P1}");
        Row("rows", $"{data.DataShape[0]:N0} with {data.FeaturesCount} features; {string.Join(", ", data.LabelDistribution.Select(l => $"{l.Key} {l.Value:N0}"))}");
        if (data.FeaturesLeftOut.Count > 0)
            Row("left out", $"{string.Join(", ", data.FeaturesLeftOut)}: no values in this series");
        Row("labels", evaluation.Labels.Text);
        Row("training", $"{training.ModelConfig.Trees} trees, depth {training.ModelConfig.MaxDepth}, {training.TrainingMetrics.TrainingTime:0.00} s");
        Row("out of sample", $"accuracy {scores.Accuracy:P1} ± {evaluation.AccuracyStandardError:P1} (majority {scores.MajorityAccuracy:P1}{(scores.OracleAccuracy is { } best ? $", best possible {best:P1}" : "")}), macro F1 {scores.MacroF1:0.000}, direction {Share(scores.DirectionAccuracy)}, log loss {scores.LogLoss:0.000}");
        Row("top features", string.Join(", ", evaluation.FeatureImportance.Take(5).Select(f => $"{f.Feature} {f.Importance:P1}")));
        Row("newest bar", $"{inference.Action.ToName()} with {inference.Confidence:P0} on {inference.Timestamp:u}");
        Row("model", report.ModelFile);
        Row("report", report.ReportFile);
        Row("time", $"{report.Seconds:0.0} s");
        Screen.Print(table);
        Screen.Print(scores.OracleAccuracy is null
            ? "On returns, five-class accuracy of 0.30 to 0.36 can be the best there is: judge by direction and by the distance from the majority."
            : "The bars are generated with a hidden signal of known strength: judge by how near the scores come to the best possible.");

        void Row(string name, string text) => table.AddRow(name, Markup.Escape(text));
    }

    private static string Share(double value) => double.IsNaN(value) ? "n/a" : value.ToString("P1", CultureInfo.InvariantCulture);
}
