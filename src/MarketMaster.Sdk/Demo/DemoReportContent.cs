using System.Globalization;
using MarketMaster.DataGen;
using MarketMaster.Indicators;
using MarketMaster.Monitoring;
using MarketMaster.Prediction;
using MarketMaster.Reporting;

namespace MarketMaster.Sdk;

/// <summary>What the demo's report shows.</summary>
internal sealed record DemoReportContent(
    DemoOptions Options, string Instrument, BarSeries Bars, BarValidationReport Quality, TrainingData Data, ActionPredictor Model, Evaluation Evaluation,
    DemoFolds Folds, BacktestResult Backtest, MonitoringReport Watched, DateTimeOffset Time, GeneratedBars? Generated)
{
    // about three screens of candles; the page resamples above 5,000
    private const int LongestChart = 20_000;
    private const int MostDependenceRows = 2_000;
    private const int DependencePoints = 20;

    public HtmlReport ToHtml()
    {
        var report = new HtmlReport($"{Instrument}: from bars to actions")
        {
            Subtitle = $"{Bars}; {Data.Labels.Describe().Text}",
            GeneratedAt = Time,
        };
        AddFacts(report);
        report.Add(Chart());
        if (Folds.Result is { } folds)
            report.Add(new CrossValidationTable(folds) { Title = "Walk-forward folds" });
        report.Add(new EvaluationSummary(Evaluation) { LabelsLookAhead = Data.Labels.Horizon > 0 });
        report.Add(new ConfusionMatrix(Evaluation));
        report.Add(new ReliabilityCurve(Evaluation));
        report.Add(new ClassScoreTable(Evaluation.Classes));
        report.Add(new EquityChart(Backtest));
        report.Add(new BacktestTable(Backtest));
        report.Add(new FeatureImportanceChart(Model.Importance()));
        if (Folds.Result is { } judged)
            report.Add(new FeatureImportanceChart(judged.Importance) { Title = "Permutation importance", Note = "Accuracy lost on the judged rows when one feature is shuffled: mean over the walk-forward folds with its standard error over them. Features that say the same can stand in for each other." });
        report.Add(Reasons(Inference.Newest(Model, Options.ModelName, Bars)));
        report.Add(Dependence());
        report.Add(new ActionDistribution(Evaluation));
        report.Add(new DriftTable(Watched.Drift!) { Title = "Monitoring: the judged rows against the training rows" });
        report.Add(DataQualityCard.Of(Quality));
        if (Facts() is { } facts)
            report.Add(new StylisedFactCard(facts));
        AddConfiguration(report);
        return report;
    }

    private void AddFacts(HtmlReport report)
    {
        report.AddFact("Bars", Number(Bars.Count), Bars.Count > LongestChart ? $"the chart shows the newest {Number(LongestChart)}" : null);
        report.AddFact("Rows", Number(Data.Train.Count + Data.Validation.Count + Data.Test.Count), $"{Number(Data.Train.Count)} train, {Number(Data.Validation.Count)} validation, {Number(Data.Test.Count)} test");
        report.AddFact("Accuracy", Percent(Evaluation.Accuracy), $"majority {Percent(Evaluation.MajorityAccuracy)}");
        if (Evaluation.OracleAccuracy is { } oracle)
            report.AddFact("Best possible", Percent(oracle), "the oracle of the generator");
        report.AddFact("Direction", Percent(Evaluation.DirectionAccuracy), "of the moves acted on");
        report.AddFact("Paper return", Percent(Backtest.Strategy.TotalReturn.Value), $"after costs; buy and hold {Percent(Backtest.BuyAndHold.TotalReturn.Value)}");
        report.AddFact("Data quality", Number(Quality.Quality.Score, "0.0"), Quality.Status.ToString());
    }

    private ContributionChart Reasons(FeatureFrame newest) => new ContributionChart(Model.Explain([.. Model.FeatureNames.Select(name => newest.Column(name)[0])]))
    {
        Title = $"Why the newest bar, {newest.Time[0].ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}",
    };

    // Of the feature that matters most to the judged rows, or to the trees where there are no folds.
    private PartialDependenceChart Dependence()
    {
        var importance = Folds.Result?.Importance is { Count: > 0 } judged ? judged : Model.Importance();
        var feature = importance.Where(i => Model.FeatureNames.Contains(i.Feature, StringComparer.Ordinal)).MaxBy(i => i.Importance)!.Feature;
        var rows = Data.Test.Count > MostDependenceRows ? Data.Test.Slice(Data.Test.Count - MostDependenceRows, MostDependenceRows) : Data.Test;
        return new(feature, Model.PartialDependence(rows, feature, DependencePoints));
    }

    private PriceChart Chart()
    {
        var start = Math.Max(0, Bars.Count - LongestChart);
        var bars = Bars.Slice(start, Bars.Count - start);
        var predictions = Model.PredictWithConfidence(Data.Test);
        var actions = new List<PredictedAction>();
        for (var i = 0; i < predictions.Length; i++)
        {
            if (Data.Test.Time[i] >= bars.Time[0])
                actions.Add(new(Data.Test.Time[i], predictions[i]));
        }
        return new PriceChart(bars)
        {
            Symbol = Instrument,
            Actions = actions,
            Labels = [.. Data.Labels.Label(Bars).Actions.Skip(start)],
            Ribbon = Generated is null ? null : PriceRibbon.Regimes(Generated.Regime[start..]),
        }
            .AddFeatures(FeatureSet.Default.ComputeFrame(Bars).Slice(start, Bars.Count - start));
    }

    private void AddConfiguration(HtmlReport report)
    {
        if (Options.Data is null)
        {
            report.AddConfiguration("source", "generated");
            report.AddConfiguration("asset class", (Options.AssetClass ?? AssetClass.Crypto).ToName());
            report.AddConfiguration("instrument", Instrument);
            report.AddConfiguration("samples", Number(Options.Samples));
            report.AddConfiguration("interval", Options.Interval.ToString("c", CultureInfo.InvariantCulture));
        }
        else
        {
            // the page may be passed on, and folders of this machine are nobody's business
            report.AddConfiguration("source", Instrument);
        }
        report.AddConfiguration("seed", Options.Seed.ToString(CultureInfo.InvariantCulture));
        report.AddConfiguration("preset", Options.Preset);
        report.AddConfiguration("features", Options.Features.ToName());
        report.AddConfiguration("labels", Data.Labels.Describe().Name);
        report.AddConfiguration("purged rows", Number(Data.Rows.Purged));
        if (Data.LeftOut.Count > 0)
            report.AddConfiguration("features without values", string.Join(", ", Data.LeftOut));
        report.AddConfiguration("library", Model.Facts.LibraryVersion);
    }

    // the bands of a class are for its bars: of a file of unknown kind nothing is said
    private StylisedFactReport? Facts() => Generated is not null
        ? Generated.Generator.ValidateGeneratedData(Generated).Facts
        : Options.AssetClass is { } assetClass ? StylisedFactReport.Measure(Bars, assetClass) : null;

    private static string Percent(double share) => double.IsNaN(share) ? "n/a" : share.ToString("P1", CultureInfo.InvariantCulture);

    private static string Number(double value, string format = "N0") => value.ToString(format, CultureInfo.InvariantCulture);
}
