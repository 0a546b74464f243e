using MarketMaster.DataGen;
using MarketMaster.Indicators;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>One run of the demo, step after step.</summary>
internal sealed class DemoRun(DemoOptions options, TimeProvider time, IProgress<DemoProgress>? progress, CancellationToken cancellation)
{
    // rows for training and validation; the rest is out of sample
    private static readonly ChronologicalSplit Split = new(0.6, 0.15, 0.25);

    public DemoResult Run()
    {
        var started = time.GetTimestamp();
        var startTime = time.GetUtcNow();
        OutputFolder.Prepare(options.OutputDirectory);

        var (bars, labels) = Load();
        Step("validation");
        var quality = new BarValidator(new() { TimeProvider = time }).Validate(bars);
        Step("features and labels");
        var data = TrainingData.FromBars(bars, labels, Split);
        if (data.Test.Count == 0)
            throw new InvalidMarketDataException($"{bars.Count} bars leave no rows to judge the model on: use more bars", bars.Source, null, null, null);

        var trainer = new ModelFactory(new() { Seed = options.Seed, Threads = options.Threads, TimeProvider = time })
            .Create("action_predictor", options.Preset);
        var model = trainer.Train(data, new TrainingSteps(this), cancellation);
        Step("evaluation");
        var oracle = labels is GeneratedLabels generated ? generated.Oracle(data.Rows.Test) : [];
        var evaluation = model.Evaluate(data.Test, oracle);

        Step("model file");
        var modelFile = new ModelFolder(options.OutputDirectory).Save(options.ModelName, model);
        var latest = Inference.Run(ActionPredictor.Load(modelFile), options.ModelName, Tail(bars)).Latest;
        Step("report");
        var content = new DemoReportContent(options, bars, quality, data, model, evaluation, startTime);
        var reportFile = Path.Combine(options.OutputDirectory, options.ModelName + ".html");
        content.ToHtml().Save(reportFile);
        Step("done", 1);

        return new()
        {
            DemoStartTime = startTime,
            AssetClass = options.AssetClass,
            Instrument = options.Instrument,
            NSamples = data.Train.Count + data.Validation.Count + data.Test.Count + data.Rows.Purged,
            Steps = new(
                DescribeData(bars, data, quality),
                new() { TrainingMetrics = model.Report, ModelConfig = model.Options },
                new()
                {
                    Labels = data.Labels.Describe(),
                    PurgedRows = data.Rows.Purged,
                    Scores = evaluation,
                    FeatureImportance = [.. model.Importance().OrderByDescending(i => i.Importance)],
                },
                new() { Timestamp = latest.Timestamp, Action = latest.Action, Confidence = latest.Confidence, Probabilities = latest.Probabilities },
                new()
                {
                    ModelFile = Path.GetFullPath(modelFile),
                    ReportFile = Path.GetFullPath(reportFile),
                    Seconds = time.GetElapsedTime(started).TotalSeconds,
                }),
        };
    }

    private (BarSeries Bars, ILabelScheme Labels) Load()
    {
        if (options.Data is { } bars)
            return (bars, options.Labels ?? new ForwardReturnLabels());
        if (options.Samples is < 500 or > 10_000_000)
            throw new ArgumentOutOfRangeException(nameof(options), options.Samples, "samples must be between 500 and 10,000,000");
        Step("generating bars");
        var generator = new MarketDataGenerator(
            options.AssetClass, options.Instrument, (ulong)options.Seed, new() { Interval = options.Interval, Signal = SignalOptions.Demo });
        var count = options.Samples + FeatureSet.Default.Warmup + SignalOptions.Demo.Horizon;
        var fraction = new GenerationSteps(this);
        if (options.Labels is { } chosen)
            return (generator.GenerateBars(count, fraction, cancellation).Bars, chosen);
        var data = generator.GenerateTrainingData(count, Split.TrainShare, fraction, cancellation);
        return (data.Bars, new GeneratedLabels(data));
    }

    private DataGenerationStep DescribeData(BarSeries bars, TrainingData data, BarValidationReport quality)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var action in TradeActions.All)
            counts[action.ToName()] = 0;
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
            FeaturesCount = features,
            FeaturesLeftOut = data.LeftOut,
            Bars = bars.Count,
            From = bars.Time[0],
            To = bars.Time[^1],
            LabelDistribution = counts,
            DataQualityScore = quality.DataQualityScore,
        };
    }

    // enough bars for every feature to be as good as settled
    private static BarSeries Tail(BarSeries bars)
    {
        var count = Math.Min(bars.Count, 1000);
        return bars.Slice(bars.Count - count, count);
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

    private sealed class GenerationSteps(DemoRun run) : IProgress<double>
    {
        public void Report(double value) => run.Step("generating bars", value);
    }
}
