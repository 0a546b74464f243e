using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Turns rows of values into rows of bins as the walks read them: a byte a bin, two where there are more than 254 cuts. Where missing
/// values are taken, each feature has a second bin that holds 0 for a missing value: a split that sends missing values left looks at
/// that one, and so no walk has to ask.
/// </summary>
internal sealed class Quantiser
{
    private const int Group = 16;
    private const int Groups = 16;
    private readonly FeatureBins _bins;
    private readonly bool _takesMissing;
    private readonly double[] _groupEnds;

    public Quantiser(FeatureBins bins, bool takesMissing)
    {
        (_bins, _takesMissing) = (bins, takesMissing);
        Columns = takesMissing ? 2 * bins.Features : bins.Features;
        // Rows of 32 or 64 bytes are what the permuting kernel takes.
        RowBytes = bins.IsWide ? 2 * Columns : Columns <= 32 ? 32 : Columns <= 64 ? 64 : Columns;
        _groupEnds = bins.IsWide ? [] : new double[bins.Features * Groups];
        for (var i = 0; i < _groupEnds.Length; i++)
            _groupEnds[i] = bins.Padded(i / Groups)[(i % Groups * Group) + Group - 1];
    }

    /// <summary>Bins of a row: one a feature, two where missing values are taken.</summary>
    public int Columns { get; }

    /// <summary>Bytes from one row of bins to the next.</summary>
    public int RowBytes { get; }

    /// <summary>Whether a value is one that the model was made for.</summary>
    public bool Takes(double value) => double.IsFinite(value) || (_takesMissing && double.IsNaN(value));

    /// <summary>Writes the bins of one feature of many rows. Returns whether every value is one that the model takes.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="values">The values, from the first row's on.</param>
    /// <param name="step">How many values after one row's the next row's comes.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="rows">The rows of bins.</param>
    public bool SetColumn(int feature, ReadOnlySpan<double> values, int step, int count, Span<byte> rows)
    {
        var taken = true;
        for (var row = 0; row < count; row++)
        {
            var value = values[row * step];
            taken &= Takes(value);
            Set(feature, value, rows.Slice(row * RowBytes, RowBytes));
        }
        return taken;
    }

    /// <summary>Writes the bins of one value of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int feature, double value, Span<byte> row)
    {
        var isMissing = double.IsNaN(value);
        var bin = isMissing ? _bins.Missing : Vector512.IsHardwareAccelerated && !_bins.IsWide ? Count(feature, value) : _bins.Bin(feature, value);
        Write(row, feature, bin);
        if (_takesMissing)
            Write(row, _bins.Features + feature, isMissing ? 0 : bin);
    }

    /// <summary>Exchanges the bins of one feature of two rows.</summary>
    public void Swap(int feature, Span<byte> one, Span<byte> other)
    {
        var size = _bins.IsWide ? 2 : 1;
        for (var column = feature; column < Columns; column += _bins.Features)
        {
            for (var i = column * size; i < (column + 1) * size; i++)
                (one[i], other[i]) = (other[i], one[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(Span<byte> row, int column, int bin)
    {
        if (_bins.IsWide)
            MemoryMarshal.Cast<byte, ushort>(row)[column] = (ushort)bin;
        else
            row[column] = (byte)bin;
    }

    // The cuts below a value: whole groups of 16 by their ends, then those of one group.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Count(int feature, double value)
    {
        var spread = Vector512.Create(value);
        var before = Group * Below(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_groupEnds), feature * Groups), spread);
        return before + Below(ref Unsafe.Add(ref MemoryMarshal.GetReference(_bins.Padded(feature)), before), spread);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Below(ref double cuts, Vector512<double> value)
    {
        var first = Vector512.LessThan(Vector512.LoadUnsafe(ref cuts), value).ExtractMostSignificantBits();
        var second = Vector512.LessThan(Vector512.LoadUnsafe(ref cuts, 8), value).ExtractMostSignificantBits();
        return BitOperations.PopCount(first | (second << 8));
    }
}
