using System.Globalization;

namespace MarketMaster.Prediction.Tests;

/// <summary>version2.mmaf was written by the library as it was when 2 was the newest version, and these are the numbers that it gave then.</summary>
[TestClass]
public sealed class OldVersionTests
{
    private static readonly byte[] Version2 = Resource();

    // The probabilities before and after calibration at temperature 0.898 of five rows.
    private static readonly double[][] Calibrated =
    [
        [0.0010920130906097595, 0.03748764377891829, 0.18719736916030996, 0.6508127329338018, 0.1234102410363603],
        [1.0609281686487958E-10, 0.00945727146154978, 0.2127828107817606, 0.08827994219685055, 0.6894799754537463],
        [0.14918794101102725, 0.15066429067629897, 0.3233933771677254, 0.365258074319663, 0.011496316825285445],
        [0.17457956551449222, 0.2992088157101075, 0.3894744501036167, 0.12525122113274345, 0.011485947539040121],
        [0.034680823817063194, 0.4091203629470445, 0.3262521860644403, 0.22367778880961497, 0.00626883836183708],
    ];

    [TestMethod]
    public void Version2LoadsAndPredictsAsItDid()
    {
        var model = ActionPredictor.Read(Version2);
        RequireFacts(model);
        Assert.AreEqual(0.8984397159960827, model.Calibration!.Temperature);
        RequirePredictions(model);
        using var stream = new MemoryStream();
        model.Save(stream);
        var again = ActionPredictor.Read(stream.ToArray());
        RequireFacts(again);
        RequirePredictions(again);
        Assert.IsGreaterThan(Version2[8], stream.ToArray()[8]);
    }

    [TestMethod]
    public void Version1HadNoCalibration()
    {
        using var stream = new MemoryStream();
        // The content of version 1 ends before the calibration: kind, rows and temperature.
        ModelEnvelope.Write(stream, Version2.AsSpan()[ModelEnvelope.HeaderLength..^11], version: 1);
        var model = ActionPredictor.Read(stream.ToArray());
        RequireFacts(model);
        Assert.IsNull(model.Calibration);
        var rows = SyntheticTable.Create(5, 83, features: 5);
        var expected = ActionPredictor.Read(Version2).WithoutCalibration().PredictWithConfidence(rows);
        Assert.AreSequenceEqual(expected, model.PredictWithConfidence(rows));
    }

    private static void RequireFacts(ActionPredictor model)
    {
        Assert.AreEqual(new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero), model.Facts.TrainedAt);
        Assert.AreEqual(new(0.0575, 0.1975, 0.305, 0.3025, 0.1375), model.Facts.LabelShares);
        Assert.AreEqual(0.655, model.Report.Accuracy);
        Assert.AreEqual(0, model.Options.MinIndependentRows, "there was no such rule");
        Assert.AreEqual((4, 4, 5, 42L), (model.Options.Trees, model.Options.MaxDepth, model.Options.MinSamplesLeaf, model.Options.Seed));
        Assert.AreEqual(new("f0", 0.6247458945867483, 0.08358302392072198), model.Importance()[0]);
    }

    private static void RequirePredictions(ActionPredictor model)
    {
        var probabilities = model.PredictProbabilities(SyntheticTable.Create(Calibrated.Length, 83, features: 5));
        for (var row = 0; row < Calibrated.Length; row++)
        {
            foreach (var action in TradeActions.All)
                Assert.AreEqual(Calibrated[row][(int)action], probabilities[row][action], 1e-6, string.Create(CultureInfo.InvariantCulture, $"row {row}"));
        }
    }

    private static byte[] Resource()
    {
        using var stream = typeof(OldVersionTests).Assembly.GetManifestResourceStream("version2.mmaf")!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
