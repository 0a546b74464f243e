using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class BoostingKernelTests
{
    [TestMethod]
    public void ExponentialIsCloseToTheExactOne()
    {
        for (var x = -87f; x <= 88; x += 0.0173f)
            Assert.AreEqual(1, FastExponential.Of(Vector256.Create(x))[0] / Math.Exp(x), 3e-7, $"{x}");
        Assert.AreEqual(1, FastExponential.Of(Vector256<float>.Zero)[0]);
    }

    [TestMethod]
    public void GradientsAreThoseOfTheLogLossAndLeanToNoSide()
    {
        const int Rows = 4_001;
        var random = new RandomStream(5);
        byte[] labels = [.. Enumerable.Range(0, Rows).Select(r => (byte)(r % 5))];
        float[] weights = [.. Enumerable.Range(0, Rows + 8).Select(r => r >= Rows ? 0 : 0.5f + (r % 3))];
        var scores = new SoftmaxScores(labels, weights, [-1, -2, 0, 0.5, -3]);
        for (var k = 0; k < 5; k++)
        {
            for (var row = 0; row < Rows; row++)
                scores.Of[k][row] += (float)SyntheticTable.Normal(ref random);
        }
        scores.Normalise(new());
        var scale = new GradientScale(weights.Sum(w => (double)w));
        var gradients = new ulong[Rows + 8];
        double loss = 0;
        for (var k = 0; k < 5; k++)
        {
            scores.Gradients(k, scale, 77, gradients);
            double missed = 0;
            for (var row = 0; row < Rows; row++)
            {
                var exponents = Enumerable.Range(0, 5).Select(c => Math.Exp(scores.Of[c][row])).ToArray();
                var p = exponents[k] / exponents.Sum();
                var gradient = weights[row] * (p - (labels[row] == k ? 1 : 0));
                var (g, h) = ((int)gradients[row] / (double)scale.PerGradient, (int)(gradients[row] >> 32) / (double)scale.PerCurvature);
                Assert.AreEqual(gradient, g, (1.01 / scale.PerGradient) + 1e-6);
                Assert.AreEqual(weights[row] * p * (1 - p), h, (1.01 / scale.PerCurvature) + 1e-6);
                missed += (g - gradient) * scale.PerGradient;
                loss -= labels[row] == k ? Math.Log(p) / Rows : 0;
            }
            // Rounding by chance: the mean error of 4,001 rows has a standard error below 0.01 units.
            Assert.AreEqual(0, missed / Rows, 0.05);
        }
        Assert.AreEqual(loss, scores.LogLoss(), 1e-6);
    }

    [TestMethod]
    [DataRow(0.0, false)]
    [DataRow(3.0, true)]
    public void FinderFindsTheSplitThatGainsMost(double penalty, bool missing)
    {
        var random = new RandomStream(6);
        var options = new ActionPredictorOptions { MinRowsInLeaf = 3, MinCurvature = 0, Regularization = penalty, MissingValues = missing ? MissingValues.Learn : MissingValues.Refuse };
        for (var trial = 0; trial < 100; trial++)
        {
            var rows = 10 + random.NextInt(300);
            var frame = Frame(rows, missing, ref random);
            var bins = BinFitting.Fit(frame, [missing, missing, missing], new());
            var table = BinnedTable.Create(frame, frame.Names, bins, missing, new());
            var gradients = new ulong[rows];
            for (var row = 0; row < rows; row++)
                gradients[row] = (uint)(random.NextInt(2_001) - 1_000) | ((ulong)random.NextInt(500) << 32);
            var histogram = new GradientHistogram(3);
            histogram.Fill([.. Enumerable.Range(0, rows).Select(r => (uint)r)], gradients, table, [0, 1, 2]);
            var leaf = histogram.Total(0);
            Assert.AreEqual(leaf, histogram.Total(2));
            var scale = new GradientScale(1 << 10);
            var found = new GradientSplitFinder(table, options, scale).Find(histogram, leaf, [0, 1, 2]);
            var best = 0.0;
            for (var feature = 0; feature < 3; feature++)
            {
                for (var cut = 0; cut < bins.Cuts(feature).Length; cut++)
                {
                    best = Math.Max(best, Gain(feature, cut, left: false));
                    best = missing ? Math.Max(best, Gain(feature, cut, left: true)) : best;
                }
            }
            // Within a feature single precision chooses, to about 1e-7 of the scores that are compared.
            var slack = 1e-6 * (best + scale.Score(leaf, penalty));
            Assert.AreEqual(best, found.Gain, slack);
            if (best > slack)
                Assert.AreEqual(found.Gain, Gain(found.Feature, found.Bin, found.MissingLeft), 1e-12);

            double Gain(int feature, int cut, bool left)
            {
                double g = 0, h = 0, allG = leaf.Gradient / (double)scale.PerGradient, allH = leaf.Curvature / (double)scale.PerCurvature;
                var count = 0;
                for (var row = 0; row < rows; row++)
                {
                    var value = frame.Row(row)[feature];
                    if (!(double.IsNaN(value) ? left : value <= bins.Cuts(feature)[cut]))
                        continue;
                    count++;
                    g += (int)gradients[row] / (double)scale.PerGradient;
                    h += (gradients[row] >> 32) / (double)scale.PerCurvature;
                }
                return count < 3 || rows - count < 3 || h * scale.PerCurvature < 1 || (allH - h) * scale.PerCurvature < 1
                    ? double.NegativeInfinity
                    : (g * g / (h + penalty)) + ((allG - g) * (allG - g) / (allH - h + penalty)) - (allG * allG / (allH + penalty));
            }
        }
    }

    private static FeatureFrame Frame(int rows, bool missing, ref RandomStream random)
    {
        var values = new double[rows * 3];
        for (var i = 0; i < values.Length; i++)
            values[i] = missing && random.NextInt(4) == 0 ? double.NaN : i % 3 == 0 ? random.NextInt(4) : SyntheticTable.Normal(ref random);
        return new(["a", "b", "c"], values);
    }
}
