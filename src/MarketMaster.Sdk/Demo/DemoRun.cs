using MarketMaster.DataGen;
using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>One run of the demo, step after step.</summary>
internal sealed class DemoRun(DemoOptions options, MarketMasterSettings settings, TimeProvider time, IProgress<DemoProgress>? progress, CancellationToken cancellation)
{
    // rows for training and validation; the rest is out of sample
    private static readonly ChronologicalSplit Split = new(0.6, 0.15, 0.25);

    private const int FewestToCalibrate = 50;

    private string Instrument => options.Instrument
        ?? (options.Data is { } bars ? NameOf(bars.Source) : MarketMaster.Instrument.Known.First(i => i.AssetClass == GeneratedClass).Symbol);

    private AssetClass GeneratedClass => options.AssetClass ?? AssetClass.Crypto;

    /// <summary>Runs it; beside the result, what a run of an experiment keeps of it.</summary>
    public (DemoResult Result, TrainingOutcome Training) Run()
    {
        var started = time.GetTimestamp();
        var startTime = time.GetUtcNow();
        OutputFolder.RequireWritable(options.OutputDirectory);
        var files = DemoFiles.In(options.OutputDirectory, options.ModelName);
        var trainer = new ModelFactory(new() { Seed = options.Seed, Threads = options.Threads, TimeProvider = time })
            .Create("action_predictor", options.Preset);

        var backtest = options.Backtest ?? new();
        var (bars, labels, generatedBars) = Load();
        Step("validation");
        var quality = new BarValidator(new() { TimeProvider = time }).Validate(bars);
        Step("features and labels");
        var data = TrainingData.FromBars(bars, labels, Split, options.Features);
        if (data.Test.Count == 0)
            throw new InvalidMarketDataException($"{bars.Count} bars leave no rows to judge the model on: use more bars", bars.Source, null, null, null);

        var model = trainer.Train(data, new TrainingSteps(this), cancellation);
        Step("evaluation");
        var oracle = labels is GeneratedLabels generated ? generated.Oracle(data.Rows.Test) : [];
        var predictions = model.PredictWithConfidence(data.Test);
        var evaluation = model.Evaluate(data.Test, oracle);
        var calibrated = data.Validation.Count < FewestToCalibrate ? null : model.Calibrate(data.Validation);
        Step("folds");
        var folds = DemoFolds.Run(
            bars, labels is GeneratedLabels own ? own.ByFold() : labels, trainer, options.Features, new FoldSteps(this), cancellation);
        Step("backtest");
        var traded = PaperBacktest.Run(bars, data.Rows.Test, Array.ConvertAll(predictions, p => p.Action), backtest, cancellation);
        Step("monitoring");
        var watched = ModelWatch.Run(model, options.ModelName, data.Train, data.Validation, data.Test, data.Labels.Horizon, settings, time);
        var content = new DemoReportContent(options, Instrument, bars, quality, data, model, evaluation, folds, traded, watched, startTime, generatedBars);
        Step("report");
        var report = content.ToHtml();
        Step("files");
        files.Write(model, report, cancellation);
        progress?.Report(new("registration", 0));
        var (registered, loaded) = DemoRegistration.Run(options, files.Report, model, evaluation, time);
        var latest = Inference.Latest(loaded, options.ModelName, bars);
        var independent = (double)evaluation.Rows / Math.Max(1, data.Labels.Horizon);
        var result = new DemoResult
        {
            DemoStartTime = startTime,
            AssetClass = options.Data is null ? GeneratedClass : options.AssetClass,
            Instrument = Instrument,
            NSamples = data.Train.Count + data.Validation.Count + data.Test.Count + data.Rows.Purged,
            Steps = new(
                DescribeData(bars, data, quality),
                new() { TrainingMetrics = model.Report, ModelConfig = model.Options },
                new()
                {
                    Labels = data.Labels.Describe(),
                    PurgedRows = data.Rows.Purged,
                    IndependentRows = independent,
                    AccuracyStandardError = Math.Sqrt(evaluation.Accuracy * (1 - evaluation.Accuracy) / independent),
                    Scores = evaluation,
                    CalibratedError = calibrated?.Evaluate(data.Test).ExpectedCalibrationError,
                    CalibrationTemperature = calibrated?.Calibration!.Temperature,
                    FeatureImportance = [.. model.Importance().OrderByDescending(i => i.Importance)],
                },
                CrossValidationStep.Of(folds.Result, folds.Note),
                BacktestStep.Of(traded),
                MonitoringStep.Of(watched),
                registered,
                new() { Timestamp = latest.Timestamp, Action = latest.Action, Confidence = latest.Confidence, Probabilities = latest.Probabilities },
                new() { ModelFile = files.Model, ReportFile = files.Report, Seconds = time.GetElapsedTime(started).TotalSeconds }),
        };
        progress?.Report(new("registration", 1));
        return (result, new(model) { Evaluation = evaluation, Folds = folds.Result, Artifacts = [ModelArtifact.FromFile(files.Report, "report.html")] });
    }

    // a source need not be a file: a feed may be called BTC/USD
    private static string NameOf(string? source) => source is null ? "bars" : File.Exists(source) ? Path.GetFileName(source) : source;

    private (BarSeries Bars, ILabelScheme Labels, GeneratedBars? Generated) Load()
    {
        if (options.Data is { } bars)
            return (bars, options.Labels ?? new ForwardReturnLabels(), null);
        if (options.Samples is < 500 or > 10_000_000)
            throw new ArgumentOutOfRangeException(nameof(options), $"samples is {options.Samples}: it must lie between 500 and 10,000,000");
        Step("generating bars");
        var generator = new MarketDataGenerator(
            GeneratedClass, Instrument, (ulong)options.Seed, new() { Interval = options.Interval, Signal = SignalOptions.Demo });
        var count = options.Samples + options.Features.Warmup() + SignalOptions.Demo.Horizon;
        var fraction = new GenerationSteps(this);
        if (options.Labels is { } chosen)
        {
            var generated = generator.GenerateBars(count, fraction, cancellation);
            return (generated.Bars, chosen, generated);
        }
        var data = generator.GenerateTrainingData(count, Split.TrainShare, fraction, cancellation);
        return (data.Bars, new GeneratedLabels(data), data.Generated);
    }

    private DataGenerationStep DescribeData(BarSeries bars, TrainingData data, BarValidationReport quality)
    {
        var counts = TradeActions.Names.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        foreach (var part in new[] { data.Train, data.Validation, data.Test })
        {
            foreach (var label in part.Labels)
                counts[label.ToName()]++;
        }
        var features = data.Train.Width;
        return new()
        {
            Source = options.Data is null ? "generated" : bars.Source ?? "given",
            DataShape = [counts.Values.Sum() + data.Rows.Purged, features + 2],
            FeatureFamily = options.Features.ToName(),
            FeaturesCount = features,
            FeaturesLeftOut = data.LeftOut,
            Bars = bars.Count,
            From = bars.Time[0],
            To = bars.Time[^1],
            LabelDistribution = counts,
            DataQualityScore = quality.DataQualityScore,
        };
    }

    private void Step(string name, double fraction = 0)
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new(name, fraction));
    }

    private sealed class TrainingSteps(DemoRun run) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => run.Step("training", (double)value.TreesDone / value.TreesTotal);
    }

    private sealed class FoldSteps(DemoRun run) : IProgress<int>
    {
        public void Report(int value) => run.Step("folds", value / (double)DemoFolds.Count);
    }

    private sealed class GenerationSteps(DemoRun run) : IProgress<double>
    {
        public void Report(double value) => run.Step("generating bars", value);
    }
}
