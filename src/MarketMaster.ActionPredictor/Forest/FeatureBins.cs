using System.Runtime.CompilerServices;

namespace MarketMaster.Prediction;

/// <summary>
/// The cuts that turn each feature into at most 255 bins: bin = number of cuts below the value, so "bin &lt;= b" is
/// "value &lt;= cut b" exactly. Bin 255 is kept free for missing values.
/// </summary>
internal sealed class FeatureBins
{
    public const int MaximumCuts = 254;
    public const int MissingBin = 255;
    private const int Stride = 256;
    private readonly double[] _padded;
    private readonly int[] _counts;

    public FeatureBins(double[][] cuts)
    {
        _counts = [.. cuts.Select(c => c.Length)];
        _padded = new double[cuts.Length * Stride];
        Array.Fill(_padded, double.PositiveInfinity);
        for (var feature = 0; feature < cuts.Length; feature++)
            cuts[feature].CopyTo(_padded, feature * Stride);
    }

    public int Features => _counts.Length;

    public ReadOnlySpan<double> Cuts(int feature) => _padded.AsSpan(feature * Stride, _counts[feature]);

    /// <summary>Number of cuts below the value; 255 for NaN, which no cut is at or above.</summary>
    public byte Bin(int feature, double value)
    {
        var cuts = _padded.AsSpan(feature * Stride, Stride);
        var position = 0;
        for (var shift = 7; shift >= 0; shift--)
            position += Unsafe.BitCast<bool, byte>(!(cuts[position + (1 << shift) - 1] >= value)) << shift;
        return (byte)position;
    }

    public void Quantise(ReadOnlySpan<double> row, Span<byte> bins)
    {
        for (var feature = 0; feature < row.Length; feature++)
            bins[feature] = Bin(feature, row[feature]);
    }
}
