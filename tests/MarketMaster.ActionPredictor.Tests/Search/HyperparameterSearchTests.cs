namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class HyperparameterSearchTests
{
    private static readonly BarSeries Bars = TestBars.RandomWalk(1_500, seed: 501);
    private static readonly SearchRange[] Space = [new("max_depth", 1, 8), new("min_samples_leaf", 1, 100, IsLogarithmic: true), new("n_estimators", 5, 15)];
    private static readonly SearchOptions Options = new() { Preset = "fast", Space = Space, Candidates = 7 };

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void ScoresAreThoseOfTheCrossValidationByHand()
    {
        var result = HyperparameterSearch.Run(Bars, folds: new WalkForward(3), options: Options, cancellationToken: TestContext.CancellationToken);
        Assert.HasCount(7, result.Trials);
        Assert.AreSequenceEqual(Enumerable.Range(1, 7).ToArray(), result.Trials.Select(t => t.Rank).ToArray());
        var cut = Bars.Slice(0, new ChronologicalSplit(0.8, 0, 0.2).TrainEnd(Bars.Count, 49));
        foreach (var trial in result.Trials.Take(2))
        {
            var trainer = new ModelFactory().Create(preset: "fast", overrides: trial.Parameters.ToDictionary());
            var expected = CrossValidation.Run(cut, folds: new WalkForward(3), trainer: trainer, cancellationToken: TestContext.CancellationToken);
            Assert.AreEqual(expected.LogLoss, trial.Score);
            Assert.AreSequenceEqual(expected.Folds.Select(f => f.Evaluation.LogLoss).ToArray(), trial.FoldScores.ToArray());
        }
        Assert.AreSequenceEqual(result.Trials.OrderBy(t => t.Score.Mean).Select(t => t.Number).ToArray(), result.Trials.Select(t => t.Number).ToArray());
        Assert.AreEqual(result.Best.Parameters["max_depth"], result.BestOptions.MaxDepth);
        Assert.AreEqual(30, result.Preset.Parameters["n_estimators"], "candidate 0 is the preset itself");
        Assert.AreEqual((7 * 3) + 2, result.Trainings);
    }

    [TestMethod]
    public void HeldOutScoreIsThatOfTheLastBars()
    {
        var result = HyperparameterSearch.Run(Bars, new TripleBarrierLabels(), new WalkForward(2), Options with { Candidates = 3 }, TestContext.CancellationToken);
        var data = TrainingData.FromBars(Bars, new TripleBarrierLabels(), new ChronologicalSplit(0.8, 0, 0.2));
        var expected = ActionPredictor.Train(data, result.BestOptions, cancellationToken: TestContext.CancellationToken).Evaluate(data.Test);
        Assert.AreEqual(expected.LogLoss, result.HeldOut!.Best.Evaluation.LogLoss);
        Assert.AreEqual(data.Test.Time[0], result.HeldOut.Best.TestFrom);
        Assert.IsNull(HyperparameterSearch.Run(Bars, folds: new WalkForward(2), options: Options with { Candidates = 2, HeldOutShare = 0 }).HeldOut);
    }

    [TestMethod]
    public void BarsHeldOutDoNotReachTheChoice()
    {
        var cut = new ChronologicalSplit(0.8, 0, 0.2).TrainEnd(Bars.Count, 49);
        var changed = BarSeries.FromBars(Enumerable.Range(0, Bars.Count).Select(i => i < cut ? Bars[i] : Bars[i] with { Open = 1, High = 3, Low = 1, Close = 2 + Math.Sin(i) }));
        var (one, two) = (Search(Bars), Search(changed));
        foreach (var (a, b) in one.Trials.Zip(two.Trials))
            Assert.AreEqual((a.Number, a.Score), (b.Number, b.Score));

        SearchResult Search(BarSeries bars) => HyperparameterSearch.Run(bars, folds: new WalkForward(2), options: Options with { Candidates = 4 }, cancellationToken: TestContext.CancellationToken);
    }

    [TestMethod]
    [DataRow(SearchMethod.Random)]
    [DataRow(SearchMethod.SuccessiveHalving)]
    public void AnyNumberOfThreadsGivesTheSameTable(SearchMethod method)
    {
        var tables = new[] { 1, 2, 4 }.Select(threads => HyperparameterSearch.Run(
            Bars, folds: new WalkForward(4), options: Options with { Method = method, Threads = threads }, cancellationToken: TestContext.CancellationToken)).ToArray();
        foreach (var other in tables[1..])
        {
            Assert.AreEqual(tables[0].BestOptions, other.BestOptions);
            foreach (var (a, b) in tables[0].Trials.Zip(other.Trials))
                Assert.AreEqual((a.Number, a.Folds, a.Score), (b.Number, b.Folds, b.Score));
        }
    }

    [TestMethod]
    public void HalvingJudgesFewerAndKeepsTheBetterThird()
    {
        var result = HyperparameterSearch.Run(
            Bars, folds: new WalkForward(4), options: Options with { Candidates = 9, Method = SearchMethod.SuccessiveHalving }, cancellationToken: TestContext.CancellationToken);
        Assert.AreSequenceEqual(new[] { 4, 3, 3, 1, 1, 1, 1, 1, 1 }, result.Trials.Select(t => t.Folds).ToArray());
        Assert.AreEqual(9 + (3 * 2) + 1 + 2, result.Trainings);
        var first = result.Trials.Select(t => (t.Folds, Newest: t.FoldScores[^1])).ToArray();
        Assert.IsLessThanOrEqualTo(first.Where(t => t.Folds == 1).Min(t => t.Newest), first.Where(t => t.Folds > 1).Max(t => t.Newest), "those that climbed were the best on the newest fold");
        Assert.IsTrue(result.Trials.Where(t => t.Folds == 1).All(t => t.FoldScores.Take(3).All(double.IsNaN)));
    }

    [TestMethod]
    public void BetterParametersAreFoundWhereThereAreAny()
    {
        // Rule labels are a function of the features: one split cannot say it, eight can.
        var options = Options with { Space = [new("max_depth", 1, 12)], Candidates = 8, Metric = SearchMetric.Accuracy };
        var result = HyperparameterSearch.Run(Bars, new RuleLabels(), new WalkForward(2), options, TestContext.CancellationToken);
        Assert.IsGreaterThan(result.Trials.Single(t => t.Rank == 8).Parameters["max_depth"], result.Best.Parameters["max_depth"]);
        Assert.IsGreaterThanOrEqualTo(result.Preset.Score.Mean, result.Best.Score.Mean);
    }

    [TestMethod]
    public void RangesAreFilledEvenlyByDifferenceOrByRatio()
    {
        var linear = new SearchRange("max_depth", 1, 4);
        Assert.AreSequenceEqual(new double[] { 1, 1, 2, 2, 3, 3, 4, 4 }, Enumerable.Range(0, 8).Select(i => linear.At((i + 0.5) / 8, isWhole: true)).ToArray());
        var logarithmic = new SearchRange("reg_lambda", 1, 10_000, IsLogarithmic: true);
        Assert.AreEqual(100, logarithmic.At(0.5, isWhole: false), 1e-9);
        Assert.AreEqual(10, logarithmic.At(0.25, isWhole: false), 1e-9);
        Assert.AreEqual(1, logarithmic.At(0, isWhole: false));
    }

    [TestMethod]
    public void BoostingIsSearchedInItsOwnParameters()
    {
        var result = HyperparameterSearch.Run(
            Bars, folds: new WalkForward(2), options: new() { ModelType = "gradient_boosting", Preset = "fast", Candidates = 3 }, cancellationToken: TestContext.CancellationToken);
        Assert.Contains("learning_rate", result.Best.Parameters.Keys);
        Assert.AreEqual(0.2, result.Preset.Parameters["learning_rate"]);
        Assert.AreEqual(ModelKind.GradientBoosting, result.BestOptions.Kind);
        Assert.IsTrue(result.Trials.Where(t => t.Number > 0).All(t => t.Parameters["learning_rate"] is >= 0.01 and <= 0.3));
        Assert.AreEqual(ModelKind.GradientBoosting, HyperparameterSearch.Run(Bars, folds: new WalkForward(2), options: new() { Preset = "accurate", Candidates = 2 }).BestOptions.Kind);
    }

    [TestMethod]
    public void WrongSpacesAreRefused()
    {
        Refuse("unknown parameter 'depth': it must be one of n_estimators", new SearchRange("depth", 1, 2));
        Refuse("upper end of max_depth is 99: it must lie between 2 and 32", new SearchRange("max_depth", 2, 99));
        Refuse("lower end of the logarithmic max_features is 0", new SearchRange("max_features", 0, 9, IsLogarithmic: true));
        Refuse("must be whole numbers", new SearchRange("max_depth", 1.5, 3));
        Refuse("searched twice", new("max_depth", 1, 3), new("max_depth", 1, 3));
        Refuse("empty");

        static void Refuse(string text, params SearchRange[] space) =>
            Assert.Contains(text, Assert.Throws<ArgumentException>(() => HyperparameterSearch.Run(Bars, options: Options with { Space = space })).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void SearchTellsItsProgressAndStopsWhenTold()
    {
        using var source = new CancellationTokenSource();
        var seen = new List<SearchProgress>();
        var options = Options with { Progress = new Listener(p => { seen.Add(p); if (p.TrainingsDone == 3) source.Cancel(); }), Threads = 1 };
        Assert.Throws<OperationCanceledException>(() => HyperparameterSearch.Run(Bars, folds: new WalkForward(3), options: options, cancellationToken: source.Token));
        Assert.AreSequenceEqual(new[] { 1, 2, 3 }, seen.Select(p => p.TrainingsDone).ToArray());
        Assert.AreEqual((7 * 3) + 2, seen[0].TrainingsTotal);
    }

    private sealed class Listener(Action<SearchProgress> heard) : IProgress<SearchProgress>
    {
        public void Report(SearchProgress value) => heard(value);
    }
}
