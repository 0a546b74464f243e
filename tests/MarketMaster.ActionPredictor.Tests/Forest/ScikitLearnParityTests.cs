namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class ScikitLearnParityTests
{
    private const int Seeds = 4;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void ForestIsAsGoodAsScikitLearns()
    {
        var train = SyntheticTable.Create(6_000, seed: 1);
        var test = SyntheticTable.Create(6_000, seed: 2);
        var (theirs, importance) = ScikitLearn.Judge(train, test, Seeds);
        double accuracy = 0, f1 = 0, logLoss = 0;
        IReadOnlyList<FeatureImportance> ours = [];
        for (var seed = 0; seed < Seeds; seed++)
        {
            var model = ActionPredictor.Train(train, options: new() { Seed = 42 + seed }, cancellationToken: TestContext.CancellationToken);
            var evaluation = model.Evaluate(test);
            accuracy += evaluation.Accuracy / Seeds;
            f1 += evaluation.MacroF1 / Seeds;
            logLoss += evaluation.LogLoss / Seeds;
            ours = model.Importance();
        }
        TestContext.WriteLine(FormattableString.Invariant($"ours {accuracy:F4} {f1:F4} {logLoss:F4}, scikit-learn {theirs[0]:F4} {theirs[1]:F4} {theirs[2]:F4}"));
        Assert.AreEqual(theirs[0], accuracy, 0.005);
        Assert.AreEqual(theirs[1], f1, 0.005);
        Assert.AreEqual(theirs[2], logLoss, 0.01);
        for (var feature = 0; feature < importance.Length; feature++)
            Assert.AreEqual(importance[feature], ours[feature].Importance, 0.02, ours[feature].Feature);
    }
}
