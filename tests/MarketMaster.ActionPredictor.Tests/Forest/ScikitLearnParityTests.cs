namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class ScikitLearnParityTests
{
    private const int Seeds = 5;
    private const int FewRows = 6_000;
    private const int ManyRows = 100_000;
    private const string LongTests = "MARKETMASTER_LONG_TESTS";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void ForestIsAsGoodAsScikitLearns()
    {
        var (theirs, importance, ours) = Compare("forest", new(), out var model);
        RequireAsGood(theirs, ours);
        for (var feature = 0; feature < importance.Length; feature++)
            Assert.AreEqual(importance[feature], model.Importance()[feature].Importance, 0.02, model.Importance()[feature].Feature);
    }

    [TestMethod]
    public void ForestOfManyRowsIsAsGoodAsScikitLearns()
    {
        if (Environment.GetEnvironmentVariable(LongTests) is not { Length: > 0 })
            Assert.Inconclusive($"skipped: scikit-learn needs minutes for {Seeds} forests of {ManyRows} rows; set {LongTests}=1");
        var (theirs, _, ours) = Compare("forest", new(), out _, ManyRows, 20_000);
        RequireAsGood(theirs, ours);
    }

    [TestMethod]
    public void BalancedForestIsAsGoodAsScikitLearns()
    {
        var (theirs, importance, ours) = Compare("balanced", new() { ClassWeights = ClassWeights.Balanced }, out var model);
        RequireAsGood(theirs, ours);
        for (var feature = 0; feature < importance.Length; feature++)
            Assert.AreEqual(importance[feature], model.Importance()[feature].Importance, 0.02, model.Importance()[feature].Feature);
    }

    [TestMethod]
    public void BoostingIsAsGoodAsScikitLearns()
    {
        var (theirs, _, ours) = Compare("boosting", new() { Kind = ModelKind.GradientBoosting }, out _);
        RequireAsGood(theirs, ours);
    }

    // Accuracy, macro F1 and log loss; much better would be as suspicious as worse.
    private static void RequireAsGood(double[] theirs, double[] ours)
    {
        Assert.IsInRange(theirs[0] - 0.005, theirs[0] + 0.01, ours[0]);
        Assert.IsInRange(theirs[1] - 0.005, theirs[1] + 0.01, ours[1]);
        Assert.IsInRange(theirs[2] - 0.02, theirs[2] + 0.01, ours[2]);
    }

    private (double[] Theirs, double[] Importance, double[] Ours) Compare(string name, ActionPredictorOptions options, out ActionPredictor model, int trainRows = FewRows, int testRows = FewRows)
    {
        var train = SyntheticTable.Create(trainRows, seed: 1);
        var test = SyntheticTable.Create(testRows, seed: 2);
        var seeds = name == "boosting" ? 1 : Seeds;
        var (theirs, importance) = ScikitLearn.Judge(train, test, seeds, name);
        var ours = new double[3];
        ActionPredictor? last = null;
        for (var seed = 0; seed < seeds; seed++)
        {
            last = ActionPredictor.Train(train, options: options with { Seed = 42 + seed }, cancellationToken: TestContext.CancellationToken);
            var evaluation = last.Evaluate(test);
            ours[0] += evaluation.Accuracy / seeds;
            ours[1] += evaluation.MacroF1 / seeds;
            ours[2] += evaluation.LogLoss / seeds;
        }
        model = last!;
        TestContext.WriteLine(FormattableString.Invariant($"{name}: ours {ours[0]:F4} {ours[1]:F4} {ours[2]:F4}, scikit-learn {theirs[0]:F4} {theirs[1]:F4} {theirs[2]:F4}"));
        return (theirs, importance, ours);
    }
}
