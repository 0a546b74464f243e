using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>The scores of rows, one array per action, and what the softmax of them says. Single precision, in a fixed order.</summary>
internal sealed class SoftmaxScores
{
    private const int K = TradeActions.Count;
    private const uint RowHash = 0x9E3779B1;
    private const float HalfWord = 1f / 65536;

    private static readonly int Lanes = Vector256<float>.Count;
    private readonly byte[] _labels;
    private readonly float[]? _weights;
    private readonly float[] _greatest;
    private readonly float[] _share;

    /// <param name="labels">Class of each row.</param>
    /// <param name="weights">Weight of each row, a vector longer; null where all are 1.</param>
    /// <param name="baseScores">What each action starts with.</param>
    public SoftmaxScores(byte[] labels, float[]? weights, double[] baseScores)
    {
        (Rows, _labels, _weights) = (labels.Length, [.. labels, .. new byte[Lanes]], weights);
        (_greatest, _share) = (new float[_labels.Length], new float[_labels.Length]);
        Of = new float[K][];
        for (var k = 0; k < K; k++)
        {
            Of[k] = new float[_labels.Length];
            Array.Fill(Of[k], (float)baseScores[k]);
        }
    }

    public int Rows { get; }

    /// <summary>Scores by action and row.</summary>
    public float[][] Of { get; }

    /// <summary>Brings the denominators of the softmax up to date with the scores.</summary>
    public void Normalise(ParallelOptions parallel)
    {
        const int Block = 1 << 14;
        Parallel.For(0, (Rows + Block - 1) / Block, parallel, block =>
        {
            for (var row = block * Block; row < Math.Min((block + 1) * Block, Rows); row += Lanes)
                Normalise(row);
        });
    }

    /// <summary>First and second derivatives of the log loss by the score of one action, in whole units.</summary>
    /// <param name="action">The action.</param>
    /// <param name="scale">The units.</param>
    /// <param name="salt">Another one for each tree. Rounding goes up or down by chance, so that no sum leans to one side; the chance is a hash of row and salt.</param>
    /// <param name="destination">Gradient in the lower, curvature in the upper half of each row.</param>
    public void Gradients(int action, GradientScale scale, uint salt, ulong[] destination)
    {
        var scores = Of[action];
        for (var row = 0; row < Rows; row += Lanes)
        {
            var p = FastExponential.Of(Vector256.LoadUnsafe(ref scores[row]) - Vector256.LoadUnsafe(ref _greatest[row])) * Vector256.LoadUnsafe(ref _share[row]);
            var gradient = p - IsAction(row, action);
            var curvature = p * (Vector256<float>.One - p);
            if (_weights is not null)
            {
                var weight = Vector256.LoadUnsafe(ref _weights[row]);
                gradient *= weight;
                curvature *= weight;
            }
            var chance = (Vector256.Create((uint)row) + Vector256<uint>.Indices + Vector256.Create(salt)) * RowHash;
            chance ^= chance >>> 15;
            chance *= 0x85EBCA6Bu;
            var g = Vector256.ConvertToInt32(Vector256.Floor((gradient * scale.PerGradient) + (Vector256.ConvertToSingle((chance >>> 16).AsInt32()) * HalfWord)));
            var h = Vector256.ConvertToInt32(Vector256.Floor((curvature * scale.PerCurvature) + (Vector256.ConvertToSingle((chance & Vector256.Create(0xFFFFu)).AsInt32()) * HalfWord)));
            var (gLow, gHigh) = Vector256.Widen(g.AsUInt32());
            var (hLow, hHigh) = Vector256.Widen(h.AsUInt32());
            (gLow | (hLow << 32)).StoreUnsafe(ref destination[row]);
            (gHigh | (hHigh << 32)).StoreUnsafe(ref destination[row + (Lanes / 2)]);
        }
    }

    /// <summary>Mean negative logarithm of the true class's probability; <see cref="Normalise(ParallelOptions)"/> came before.</summary>
    public double LogLoss()
    {
        var sum = 0.0;
        for (var row = 0; row < Rows; row++)
            sum -= Math.Log(_share[row]) + (Of[_labels[row]][row] - _greatest[row]);
        return sum / Rows;
    }

    private void Normalise(int row)
    {
        var greatest = Vector256.LoadUnsafe(ref Of[0][row]);
        for (var k = 1; k < K; k++)
            greatest = Vector256.Max(greatest, Vector256.LoadUnsafe(ref Of[k][row]));
        var sum = Vector256<float>.Zero;
        for (var k = 0; k < K; k++)
            sum += FastExponential.Of(Vector256.LoadUnsafe(ref Of[k][row]) - greatest);
        greatest.StoreUnsafe(ref _greatest[row]);
        (Vector256<float>.One / sum).StoreUnsafe(ref _share[row]);
    }

    // 1 where the row's label is the action, else 0.
    private Vector256<float> IsAction(int row, int action)
    {
        var bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref _labels[row])).AsByte();
        var words = Vector128.WidenLower(bytes);
        var labels = Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
        return Vector256.ConditionalSelect(Vector256.Equals(labels, Vector256.Create(action)).AsSingle(), Vector256<float>.One, Vector256<float>.Zero);
    }
}
