namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class EnsembleFormatTests
{
    [TestMethod]
    [DataRow(0, 40, false)]
    [DataRow(0, 900, true)]
    [DataRow(1, 254, true)]
    [DataRow(1, 3_000, false)]
    public void EveryKindOfEnsembleComesBackAsItWas(int kind, int cuts, bool missing)
    {
        var model = RandomEnsemble.Create((EnsembleKind)kind, seed: 25, cuts: cuts, missing: missing, perClass: [1, 2.5, 0.1, 1e-9, 3]);
        var predictor = RandomEnsemble.Predictor(model);
        using var stream = new MemoryStream();
        predictor.Save(stream);
        var loaded = ActionPredictor.Read(stream.ToArray());
        Assert.AreEqual((model.Kind, model.TakesMissing, model.Bins.IsWide), (loaded.Model.Kind, loaded.Model.TakesMissing, loaded.Model.Bins.IsWide));
        Assert.AreSequenceEqual(model.PerClass, loaded.Model.PerClass);
        var rows = RandomEnsemble.Rows(model, 300, seed: 26);
        Assert.AreSequenceEqual(predictor.PredictWithConfidence(rows), loaded.PredictWithConfidence(rows));
        using var again = new MemoryStream();
        loaded.Save(again);
        Assert.AreSequenceEqual(stream.ToArray(), again.ToArray());
    }

    [TestMethod]
    public void TreesDeeperThanAThousandAreRefused()
    {
        // Each split's left child is a leaf, its right child the next split.
        var nodes = new List<TreeNode> { new(0, 0, IsLeaf: false, 1) };
        for (var level = 1; level <= 1_001; level++)
        {
            nodes.Add(new(0, 0, IsLeaf: true, level - 1));
            nodes.Add(level <= 1_000 ? new(0, 0, IsLeaf: false, (2 * level) + 1) : new(0, 0, IsLeaf: true, level));
        }
        var model = TreeEnsemble.Averaging(new([[0.5]]), [new([.. nodes], [.. Enumerable.Repeat(1.0, 5 * 1_002)], [0])]);
        using var stream = new MemoryStream();
        RandomEnsemble.Predictor(model).Save(stream);
        Assert.Contains("a tree is malformed", Assert.ThrowsExactly<InvalidModelException>(() => ActionPredictor.Read(stream.ToArray())).Message, StringComparison.Ordinal);
    }
}
