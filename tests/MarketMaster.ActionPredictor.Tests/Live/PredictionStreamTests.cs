using MarketMaster.Indicators;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class PredictionStreamTests
{
    private static readonly BarSeries Bars = TestBars.RandomWalk(1_500, seed: 51);
    private static readonly TrainingData Data = TrainingData.FromBars(Bars);
    private static readonly ActionPredictor Model = ActionPredictor.Train(Data, new() { Trees = 20 }).Calibrate(Data.Validation);

    [TestMethod]
    public void StreamSaysWhatABatchSaysBitForBit()
    {
        var batch = Model.PredictWithConfidence(ActionPredictor.PrepareFeatures(Bars));
        var stream = Model.Live();
        for (var i = 0; i < Bars.Count; i++)
        {
            var prediction = stream.Push(Bars[i]);
            Assert.AreEqual(i + 1, stream.Count);
            if (i < PredictionStream.Warmup)
                Assert.IsNull(prediction);
            else
                Assert.AreEqual(batch[i - PredictionStream.Warmup], prediction);
        }
    }

    [TestMethod]
    public void FormingAndCorrectedBarsLeaveNoTrace()
    {
        var plain = Model.Live();
        var stream = Model.Live();
        Assert.ThrowsExactly<InvalidOperationException>(() => stream.Revise(Bars[0]));
        for (var i = 0; i < 300; i++)
        {
            var expected = plain.Push(Bars[i]);
            var wrong = Bars[i] with { Close = Bars[i].Low, Volume = Bars[i].Volume * 3 };
            Assert.AreEqual(expected, stream.Peek(Bars[i]));
            var pushed = stream.Push(wrong);
            Assert.AreEqual(i >= PredictionStream.Warmup, pushed.HasValue);
            Assert.AreEqual(expected, stream.Revise(Bars[i]));
        }
        Assert.AreEqual(plain.Count, stream.Count);
    }

    [TestMethod]
    public void HistoryIsTakenAtOnce()
    {
        var stream = Model.Live(Bars.Slice(0, 1_000), out var latest);
        Assert.AreEqual(Model.PredictWithConfidence(ActionPredictor.PrepareFeatures(Bars.Slice(0, 1_000)))[^1], latest);
        Assert.AreEqual(Model.PredictWithConfidence(ActionPredictor.PrepareFeatures(Bars))[1_000 - PredictionStream.Warmup], stream.Push(Bars[1_000]));
    }

    [TestMethod]
    public void BarsWithoutVolumeGiveNoPredictionUnlessTheModelDoesWithoutIt()
    {
        var silent = BarSeries.FromBars(Enumerable.Range(0, 700).Select(i => Bars[i] with { Volume = 0 }));
        _ = Model.Live(silent, out var none);
        Assert.IsNull(none);
        var model = ActionPredictor.Train(TrainingData.FromBars(silent, new RuleLabels()), new() { Trees = 5 });
        _ = model.Live(silent, out var some);
        Assert.AreEqual(model.PredictWithConfidence(ActionPredictor.PrepareFeatures(silent))[^1], some);
    }

    [TestMethod]
    public void NothingIsAllocatedPerBar()
    {
        var stream = Model.Live(Bars.Slice(0, 200), out _);
        Run(200, 400);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(400, 1_400);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int from, int to)
        {
            for (var i = from; i < to; i++)
            {
                var bar = Bars[i];
                _ = stream.Peek(bar);
                _ = stream.Push(bar);
                _ = stream.Revise(bar);
            }
        }
    }

    [TestMethod]
    public void FeaturesThatBarsDoNotGiveAreNamed()
    {
        var model = ActionPredictor.Train(SyntheticTable.Create(60, seed: 52, features: 5), options: new() { Trees = 2 });
        Assert.Contains("f0, f1, f2, f3, f4", Assert.ThrowsExactly<InvalidOperationException>(() => model.Live()).Message, StringComparison.Ordinal);
    }
}
