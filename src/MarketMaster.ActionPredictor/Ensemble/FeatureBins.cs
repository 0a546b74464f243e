using System.Numerics;
using System.Runtime.CompilerServices;

namespace MarketMaster.Prediction;

/// <summary>
/// The ascending cuts that turn each feature into bins: bin = number of cuts below the value, so "bin &lt;= b" is "value &lt;= cut b"
/// exactly. Models trained here have at most 254 cuts a feature and byte bins; imported ones may have up to 65,534.
/// </summary>
internal sealed class FeatureBins
{
    /// <summary>Most cuts of a feature whose bins fit a byte; 255 is the bin of missing values then.</summary>
    public const int MaximumCuts = 254;

    /// <summary>Most cuts of a feature.</summary>
    public const int MaximumWideCuts = ushort.MaxValue - 1;

    private readonly double[] _padded;
    private readonly int[] _counts;
    private readonly int[] _starts;

    public FeatureBins(double[][] cuts)
    {
        _counts = [.. cuts.Select(c => c.Length)];
        IsWide = _counts.Any(c => c > MaximumCuts);
        _starts = new int[cuts.Length + 1];
        for (var feature = 0; feature < cuts.Length; feature++)
            _starts[feature + 1] = _starts[feature] + Math.Max(MaximumCuts + 2, (int)BitOperations.RoundUpToPowerOf2((uint)_counts[feature] + 1));
        _padded = new double[_starts[^1]];
        Array.Fill(_padded, double.PositiveInfinity);
        for (var feature = 0; feature < cuts.Length; feature++)
            cuts[feature].CopyTo(_padded, _starts[feature]);
    }

    public int Features => _counts.Length;

    /// <summary>Whether a bin needs two bytes.</summary>
    public bool IsWide { get; }

    /// <summary>The bin of a missing value: above all others.</summary>
    public int Missing => IsWide ? ushort.MaxValue : byte.MaxValue;

    public ReadOnlySpan<double> Cuts(int feature) => _padded.AsSpan(_starts[feature], _counts[feature]);

    /// <summary>The cuts of a feature, filled up with infinity to a power of two, at least 256.</summary>
    public ReadOnlySpan<double> Padded(int feature) => _padded.AsSpan(_starts[feature], _starts[feature + 1] - _starts[feature]);

    public int Bin(int feature, double value)
    {
        if (double.IsNaN(value))
            return Missing;
        var cuts = Padded(feature);
        var position = 0;
        for (var half = cuts.Length >> 1; half > 0; half >>= 1)
            position += Unsafe.BitCast<bool, byte>(cuts[position + half - 1] < value) * half;
        return position;
    }
}
