using MarketMaster.Indicators;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk.Tests.Demo;

[TestClass]
public sealed class DemoTests
{
    [TestMethod]
    [DataRow(AssetClass.Equity, "AAPL")]
    [DataRow(AssetClass.Crypto, "BTC/USD")]
    [DataRow(AssetClass.Forex, "EUR/USD")]
    [DataRow(AssetClass.Commodity, "XAU/USD")]
    [DataRow(AssetClass.Indices, "SPX")]
    public async Task Generated_bars_of_every_asset_class(AssetClass assetClass, string instrument)
    {
        using var folder = new TemporaryFolder();
        var result = await new MarketMasterApp().RunDemoAsync(new() { AssetClass = assetClass, Samples = 800, OutputDirectory = folder.Of("out") });
        Assert.AreEqual((assetClass, instrument, 800), (result.AssetClass, result.Instrument, result.NSamples));
        var (data, training, evaluation, folds, backtest, monitoring, registration, inference, report) = result.Steps;
        Assert.AreEqual(800 + FeatureSet.Default.Warmup + 20, data.Bars);
        Assert.AreSequenceEqual([800, 27], data.DataShape);
        Assert.AreEqual(800 - evaluation.PurgedRows, data.LabelDistribution.Values.Sum());
        Assert.AreEqual(data.To, inference.Timestamp);
        Assert.AreEqual(100, training.ModelConfig.Trees);
        Assert.IsNotNull(evaluation.Scores.OracleAccuracy);
        Assert.HasCount(5, folds.Folds);
        Assert.IsGreaterThan(100, backtest.Bars);
        Assert.AreEqual(evaluation.Scores.Accuracy, monitoring.Accuracy.Value, 1e-12);
        Assert.IsNotNull(monitoring.EstimatedAccuracy);
        Assert.IsTrue(monitoring.DataQualityScore is > 0 and <= 1);
        Assert.AreSequenceEqual(["out", "out/demo.html", "out/demo.mmaf", "out/registry"], folder.Entries.Where(e => !e.StartsWith("out/registry/", StringComparison.Ordinal)));
        Assert.AreEqual("models:/demo/1", registration.Model);
        Assert.AreEqual((folder.Of("out/demo.mmaf"), folder.Of("out/demo.html")), (report.ModelFile, report.ReportFile));
        var page = File.ReadAllText(report.ReportFile);
        Assert.Contains($"{instrument}: from bars to actions", page);
        foreach (var shown in new[] { ">Does it look like a market?<", "The tint behind the candles is the regime", "Labels are what the future brought" })
            Assert.Contains(shown, page);
        Assert.IsLessThan(1_500_000, page.Length);
    }

    [TestMethod]
    [DataRow("crypto_BTCUSD_1d.csv")]
    [DataRow("equity_AAPL_1d.csv")]
    [DataRow("forex_EURUSD_1d.csv")]
    [DataRow("commodity_XAUUSD_1d.csv")]
    [DataRow("index_SPX_1d.csv")]
    public async Task A_real_series_of_every_asset_class(string file)
    {
        var bars = BarFile.Read(SharedData.Require($"real/{file}"));
        using var folder = new TemporaryFolder();
        var app = new MarketMasterApp(new(folder.FullName));
        var result = await app.RunDemoAsync(new() { Data = bars, Preset = "fast", OutputDirectory = folder.FullName });
        Assert.AreEqual(((AssetClass?)null, file), (result.AssetClass, result.Instrument));
        Assert.AreEqual(bars.Count, result.Steps.DataGeneration.Bars);
        var scores = result.Steps.Evaluation.Scores;
        Assert.IsNull(scores.OracleAccuracy);
        // five classes of returns: far above this would mean that a label is seen
        Assert.IsLessThan(0.5, scores.Accuracy);
        Assert.IsGreaterThan(0.05, scores.Accuracy);
        var again = (await app.RunInferenceAsync("demo", bars)).Latest;
        Assert.AreEqual((again.Timestamp, again.Action, again.Confidence), (result.Steps.Inference.Timestamp, result.Steps.Inference.Action, result.Steps.Inference.Confidence));
    }

    [TestMethod]
    public async Task The_newest_bar_is_predicted_from_features_over_all_bars()
    {
        using var folder = new TemporaryFolder();
        var app = new MarketMasterApp(new(folder.FullName));
        var result = await app.RunDemoAsync(new() { Data = Bars(3_000), Preset = "fast", OutputDirectory = folder.FullName });
        var latest = (await app.RunInferenceAsync("demo", Bars(3_000))).Latest;
        Assert.AreEqual(latest.Probabilities, result.Steps.Inference.Probabilities);
        var importance = result.Steps.Evaluation.FeatureImportance;
        Assert.AreEqual(1, importance.Sum(f => f.Importance), 1e-9);
        Assert.AreSequenceEqual(importance.Select(f => f.Importance).OrderDescending(), importance.Select(f => f.Importance));
    }

    [TestMethod]
    public async Task Relative_features_are_trained_saved_and_computed_again()
    {
        using var folder = new TemporaryFolder();
        var app = new MarketMasterApp(new(folder.FullName));
        var result = await app.RunDemoAsync(new() { Data = Bars(2_000), Features = FeatureFamily.Relative, Preset = "fast", OutputDirectory = folder.FullName });
        Assert.AreEqual("relative", result.Steps.DataGeneration.FeatureFamily);
        var latest = (await app.RunInferenceAsync("demo", Bars(2_000))).Latest;
        Assert.AreEqual(latest.Probabilities, result.Steps.Inference.Probabilities);
        Assert.IsTrue((await app.EvaluateAsync("demo", Bars(500))).Scores.Rows > 400);
        Assert.IsTrue(result.Steps.Evaluation.FeatureImportance.Any(f => f.Feature == "sma_50_rel"));
    }

    [TestMethod]
    public async Task Too_few_bars_for_folds_leave_the_rest_standing()
    {
        using var folder = new TemporaryFolder();
        var steps = (await new MarketMasterApp().RunDemoAsync(new() { Data = Bars(150), Preset = "fast", OutputDirectory = folder.FullName })).Steps;
        Assert.AreEqual("skipped", steps.CrossValidation.Status);
        Assert.Contains("no 5 folds", steps.CrossValidation.Note!);
        Assert.IsEmpty(steps.CrossValidation.Folds);
        Assert.IsTrue(steps.Backtest.Bars > 0);
    }

    [TestMethod]
    public async Task Backtest_takes_position_and_rate_from_the_settings_or_from_the_options()
    {
        using var folder = new TemporaryFolder();
        var app = new MarketMasterApp(settings: new() { MaxPositionSize = 0.5, RiskFreeRate = 0.04 });
        var options = new DemoOptions { Samples = 600, Preset = "fast", OutputDirectory = folder.FullName };
        var settled = (await app.RunDemoAsync(options)).Steps.Backtest;
        Assert.AreEqual((0.5, 0.04), (settled.Options.MaxPositionSize, settled.Options.RiskFreeRate));
        Assert.AreEqual(0.04, settled.AlwaysFlat.AnnualReturn.Value, 1e-9);
        Assert.IsLessThan(0.6, settled.Strategy.Exposure.Value);
        Assert.AreEqual(3, (await app.RunDemoAsync(options with { Backtest = new() { MaxPositionSize = 3 } })).Steps.Backtest.Options.MaxPositionSize);
    }

    [TestMethod]
    [DataRow("forward")]
    [DataRow("triple-barrier")]
    [DataRow("rule")]
    public async Task Every_label_scheme(string name)
    {
        using var folder = new TemporaryFolder();
        var options = new DemoOptions { Samples = 2_000, Labels = LabelSchemes.Create(name), Preset = "fast", OutputDirectory = folder.FullName };
        var app = new MarketMasterApp(new(folder.FullName));
        var scores = (await app.RunDemoAsync(options)).Steps.Evaluation;
        Assert.AreEqual(name, scores.Labels.Name);
        if (name == "rule")
            Assert.IsGreaterThan(0.69, scores.Scores.Accuracy);
        Assert.AreEqual(name, (await app.EvaluateAsync("demo", Bars(400))).Labels.Name);
    }

    [TestMethod]
    public async Task The_same_seed_gives_the_same_files_and_another_seed_others()
    {
        using var folder = new TemporaryFolder();
        var (first, model) = await Run("a", 42, 1);
        var (second, same) = await Run("a", 42, 1);
        var (third, _) = await Run("a", 42, 4);
        var (_, different) = await Run("a", 43, 1);
        Assert.IsTrue(model.AsSpan().SequenceEqual(same));
        Assert.IsFalse(model.AsSpan().SequenceEqual(different));
        Assert.AreEqual(first, second);
        Assert.AreEqual(first, third.Replace("\"n_jobs\": 4", "\"n_jobs\": 1", StringComparison.Ordinal));

        async Task<(string Json, byte[] Model)> Run(string name, int seed, int threads)
        {
            var app = new MarketMasterApp(timeProvider: new FixedClock());
            var result = await app.RunDemoAsync(new() { Samples = 600, Seed = seed, Threads = threads, ModelName = name, OutputDirectory = folder.FullName });
            // in the same registry the next one would be version 2
            Directory.Delete(result.Steps.ModelRegistration.Registry, recursive: true);
            return (result.ToJson(), File.ReadAllBytes(result.Steps.Report.ModelFile));
        }
    }

    [TestMethod]
    [DataRow(499, "samples is 499: it must lie between 500 and 10,000,000")]
    [DataRow(int.MaxValue, "samples is 2147483647")]
    [DataRow(-1, "samples is -1")]
    public Task Samples_out_of_range_are_refused(int samples, string message) => Refused<ArgumentOutOfRangeException>(new() { Samples = samples }, message);

    [TestMethod]
    public Task An_unknown_instrument_is_refused() => Refused<ArgumentException>(new() { Instrument = "XXX" }, "unknown crypto instrument 'XXX'");

    [TestMethod]
    public Task An_unknown_preset_is_refused() => Refused<ArgumentException>(new() { Preset = "best" }, "unknown preset 'best'");

    [TestMethod]
    public Task A_bad_model_name_is_refused() => Refused<ArgumentException>(new() { ModelName = "../demo" }, "model name '../demo'");

    [TestMethod]
    public Task Too_few_bars_are_refused() => Refused<InvalidMarketDataException>(new() { Data = Bars(49) }, "49 bars are too few");

    [TestMethod]
    public Task An_interval_that_does_not_divide_a_day_is_refused() =>
        Refused<ArgumentException>(new() { Interval = TimeSpan.FromMinutes(7) }, "Interval is 00:07:00");

    private static async Task Refused<TError>(DemoOptions options, string message) where TError : Exception
    {
        using var folder = new TemporaryFolder();
        var error = await Assert.ThrowsAsync<TError>(() => new MarketMasterApp().RunDemoAsync(options with { OutputDirectory = folder.Of("out") }));
        Assert.Contains(message, error.Message);
        Assert.IsEmpty(folder.Entries);
    }

    private static BarSeries Bars(int count) => new DataGen.MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 5).GenerateBars(count).Bars;
}
