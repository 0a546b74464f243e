using System.Runtime.InteropServices;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class CalibrationTests
{
    private const string Script = """
        import sys
        import numpy as np
        from scipy.optimize import minimize_scalar
        from sklearn.isotonic import IsotonicRegression
        folder, method = sys.argv[1], sys.argv[2]
        def table(name):
            return np.fromfile(folder + "/" + name + ".p").reshape(-1, 5), np.fromfile(folder + "/" + name + ".y", dtype=np.int32)
        (p, y), (q, _) = table("fit"), table("test")
        if method == "isotonic":
            out = np.column_stack([np.maximum(IsotonicRegression(out_of_bounds="clip").fit(p[:, k], y == k).predict(q[:, k]), 1 / (len(y) + 2)) for k in range(5)])
        else:
            def scaled(r, t):
                z = np.log(np.maximum(r, 1e-9)) / t
                e = np.exp(z - z.max(axis=1, keepdims=True))
                return e / e.sum(axis=1, keepdims=True)
            loss = lambda u: -np.log(scaled(p, np.exp(u))[np.arange(len(y)), y]).mean()
            out = scaled(q, np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded", options={"xatol": 1e-10}).x))
        (out / out.sum(axis=1, keepdims=True)).tofile(folder + "/out.p")
        """;

    private static readonly FeatureFrame HeldOut = SyntheticTable.Create(3_000, seed: 52);
    private static readonly FeatureFrame Test = SyntheticTable.Create(4_000, seed: 53);
    private static readonly ActionPredictor Forest = ActionPredictor.Train(SyntheticTable.Create(3_000, seed: 51), options: new() { Trees = 60 });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(CalibrationMethod.Temperature, "temperature", 1e-5)]
    [DataRow(CalibrationMethod.Isotonic, "isotonic", 1e-9)]
    public void EqualsScikitLearnAndMendsTheConfidence(CalibrationMethod method, string name, double tolerance)
    {
        ScikitLearn.RequireInstalled();
        var calibrated = Forest.Calibrate(HeldOut, method);
        var ours = calibrated.PredictProbabilities(Test);
        var theirs = Judge(name);
        for (var row = 0; row < ours.Length; row++)
        {
            foreach (var action in TradeActions.All)
                Assert.AreEqual(theirs[(row * 5) + (int)action], ours[row][action], tolerance);
        }
        var (before, after) = (Forest.Evaluate(Test), calibrated.Evaluate(Test));
        TestContext.WriteLine(FormattableString.Invariant($"{name}: ECE {before.ExpectedCalibrationError:F4} -> {after.ExpectedCalibrationError:F4}, log loss {before.LogLoss:F4} -> {after.LogLoss:F4}, accuracy {before.Accuracy:F4} -> {after.Accuracy:F4}"));
        Assert.IsLessThan(before.ExpectedCalibrationError / 2, after.ExpectedCalibrationError);
        Assert.IsLessThan(before.LogLoss, after.LogLoss);
    }

    [TestMethod]
    public void TemperatureOfDistortedProbabilitiesIsFound()
    {
        // True probabilities to the power of 2 look too sure: the temperature that mends them is 2.
        var random = new RandomStream(54);
        var labels = new TradeAction[40_000];
        var probabilities = new ActionProbabilities[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var p = new[] { random.NextPositiveDouble(), random.NextPositiveDouble(), random.NextPositiveDouble(), random.NextPositiveDouble(), random.NextPositiveDouble() };
            var total = p.Sum();
            var u = random.NextDouble() * total;
            var k = 0;
            for (; k < 4 && u >= p[k]; k++)
                u -= p[k];
            labels[i] = (TradeAction)k;
            var squares = p.Select(v => v * v).ToArray();
            var sum = squares.Sum();
            probabilities[i] = new(squares[0] / sum, squares[1] / sum, squares[2] / sum, squares[3] / sum, squares[4] / sum);
        }
        Assert.AreEqual(2, ProbabilityCalibration.Fit(labels, probabilities, CalibrationMethod.Temperature).Temperature, 0.06);
    }

    [TestMethod]
    public void EveryWayToPredictAppliesItAndNothingIsAllocatedForARow()
    {
        foreach (var method in Enum.GetValues<CalibrationMethod>())
        {
            var model = Forest.Calibrate(HeldOut, method);
            var batch = model.PredictWithConfidence(Test);
            var row = Test.Row(3).ToArray();
            Assert.AreNotEqual(Forest.Predict(row), model.Predict(row));
            Assert.AreEqual(batch[3], model.Predict(row));
            Assert.AreEqual(1, TradeActions.All.Sum(a => batch[3].Probabilities[a]), 1e-14);
            for (var i = 0; i < 200; i++)
                _ = model.Predict(row);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 200; i++)
                _ = model.Predict(row);
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Assert.AreEqual(Forest.Predict(row), model.WithoutCalibration().Predict(row));
            if (method == CalibrationMethod.Temperature)
                Assert.AreSequenceEqual(Forest.Predict(Test), model.Predict(Test), "the order of the classes stays");
        }
    }

    [TestMethod]
    public void CalibrationIsSavedWithTheModel()
    {
        foreach (var method in Enum.GetValues<CalibrationMethod>())
        {
            var model = Forest.Calibrate(HeldOut, method);
            var loaded = ActionPredictor.Read(Bytes(model));
            Assert.AreSequenceEqual(model.PredictWithConfidence(Test), loaded.PredictWithConfidence(Test));
            Assert.AreEqual(method, loaded.Calibration!.Method);
            Assert.AreEqual(HeldOut.Count, loaded.Calibration.Rows);
            Assert.ThrowsExactly<NotSupportedException>(() => model.ExportOnnx(Stream.Null));
        }
    }

    [TestMethod]
    public void DamagedCurvesAreRefusedOrPredictProbabilities()
    {
        var content = Bytes(Forest.Calibrate(HeldOut, CalibrationMethod.Isotonic))[ModelEnvelope.HeaderLength..];
        var start = Bytes(Forest).Length - ModelEnvelope.HeaderLength - 1;
        var random = new RandomStream(55);
        var row = Test.Row(0).ToArray();
        var refused = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var damaged = (byte[])content.Clone();
            damaged[start + random.NextInt(content.Length - start)] = (byte)random.NextInt(256);
            using var stream = new MemoryStream();
            ModelEnvelope.Write(stream, damaged);
            try
            {
                Assert.AreEqual(1, TradeActions.All.Sum(a => ActionPredictor.Read(stream.ToArray()).Predict(row).Probabilities[a]), 1e-12);
            }
            catch (InvalidModelException)
            {
                refused++;
            }
        }
        Assert.IsGreaterThan(50, refused);
    }

    [TestMethod]
    public void OutOfFoldPredictionsCalibrateAsWell()
    {
        var bars = TestBars.RandomWalk(1_500, seed: 56);
        var options = new ActionPredictorOptions { Trees = 20 };
        var folds = CrossValidation.Run(bars, new TripleBarrierLabels(), new PurgedKFold(3), new(options), cancellationToken: TestContext.CancellationToken);
        var data = TrainingData.FromBars(bars, new TripleBarrierLabels());
        var model = ActionPredictor.Train(data, options, cancellationToken: TestContext.CancellationToken).Calibrate(folds);
        Assert.AreEqual(folds.Predictions.Count, model.Calibration!.Rows);
        Assert.IsGreaterThan(1, model.Calibration.Temperature, "on a random walk a forest is too sure");
        Assert.Contains("49 rows to calibrate on", Assert.ThrowsExactly<ArgumentException>(() => Forest.Calibrate(HeldOut.Slice(0, 49))).Message, StringComparison.Ordinal);
    }

    private static double[] Judge(string method)
    {
        var folder = Directory.CreateTempSubdirectory("calibration-");
        try
        {
            Write(folder.FullName, "fit", HeldOut);
            Write(folder.FullName, "test", Test);
            var script = Path.Combine(folder.FullName, "judge.py");
            File.WriteAllText(script, Script);
            var (code, _, error) = ScikitLearn.Run(script, folder.FullName, method);
            Assert.AreEqual(0, code, error);
            return MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(Path.Combine(folder.FullName, "out.p"))).ToArray();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string folder, string name, FeatureFrame frame)
    {
        var probabilities = Forest.PredictProbabilities(frame).SelectMany(p => TradeActions.All.Select(a => p[a])).ToArray();
        File.WriteAllBytes(Path.Combine(folder, name + ".p"), MemoryMarshal.AsBytes(probabilities.AsSpan()).ToArray());
        File.WriteAllBytes(Path.Combine(folder, name + ".y"), MemoryMarshal.AsBytes(frame.Labels).ToArray());
    }

    private static byte[] Bytes(ActionPredictor model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
