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

    /// <summary>Writes the bins of one row. Returns whether every value is one that the model takes.</summary>
    public bool SetRow(ReadOnlySpan<double> values, Span<byte> row)
    {
        var taken = true;
        if (!Vector512.IsHardwareAccelerated || _bins.IsWide)
        {
            for (var feature = 0; feature < values.Length; feature++)
                taken &= SearchColumn(feature, values[feature..], values.Length, 1, row);
            return taken;
        }
        ref var ends = ref MemoryMarshal.GetArrayDataReference(_groupEnds);
        ref var cuts = ref MemoryMarshal.GetReference(_bins.Padded(0));
        ref var target = ref MemoryMarshal.GetReference(row[..Columns]);
        for (var feature = 0; feature < values.Length; feature++)
        {
            ref var own = ref Unsafe.Add(ref ends, feature * Groups);
            taken &= Write(
                values[feature], Vector512.LoadUnsafe(ref own), Vector512.LoadUnsafe(ref own, 8),
                ref Unsafe.Add(ref cuts, feature * Groups * Group), ref Unsafe.Add(ref target, feature));
        }
        return taken;
    }

    /// <summary>Writes the bins of one feature of many rows. Returns whether every value is one that the model takes.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="values">The values, from the first row's on.</param>
    /// <param name="step">How many values after one row's the next row's comes.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="rows">The rows of bins.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool SetColumn(int feature, ReadOnlySpan<double> values, int step, int count, Span<byte> rows)
    {
        if (!Vector512.IsHardwareAccelerated || _bins.IsWide)
            return SearchColumn(feature, values, step, count, rows);
        ref var cuts = ref MemoryMarshal.GetReference(_bins.Padded(feature));
        ref var ends = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_groupEnds), feature * Groups);
        var (lower, upper) = (Vector512.LoadUnsafe(ref ends), Vector512.LoadUnsafe(ref ends, 8));
        ref var first = ref MemoryMarshal.GetReference(values);
        ref var target = ref rows[feature];
        var taken = true;
        var bytes = RowBytes;
        for (var row = 0; row < count; row++)
        {
            taken &= Write(first, lower, upper, ref cuts, ref target);
            first = ref Unsafe.Add(ref first, step);
            target = ref Unsafe.Add(ref target, bytes);
        }
        return taken;
    }

    /// <summary>Writes the bins of one value of a row.</summary>
    public void Set(int feature, double value, Span<byte> row)
    {
        var bin = _bins.Bin(feature, value);
        Write(row, feature, bin);
        if (_takesMissing)
            Write(row, _bins.Features + feature, double.IsNaN(value) ? 0 : bin);
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

    private void Write(Span<byte> row, int column, int bin)
    {
        if (_bins.IsWide)
            MemoryMarshal.Cast<byte, ushort>(row)[column] = (ushort)bin;
        else
            row[column] = (byte)bin;
    }

    private bool SearchColumn(int feature, ReadOnlySpan<double> values, int step, int count, Span<byte> rows)
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

    // The cuts below a value: whole groups of 16 by their ends, then those of one group.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Write(double value, Vector512<double> lower, Vector512<double> upper, ref double cuts, ref byte target)
    {
        var spread = Vector512.Create(value);
        var before = Group * Below(lower, upper, spread);
        ref var group = ref Unsafe.Add(ref cuts, before);
        var bin = before + Below(Vector512.LoadUnsafe(ref group), Vector512.LoadUnsafe(ref group, 8), spread);
        if (!double.IsFinite(value))
            return WriteMissing(value, ref target);
        target = (byte)bin;
        if (_takesMissing)
            Unsafe.Add(ref target, _bins.Features) = (byte)bin;
        return true;
    }

    private bool WriteMissing(double value, ref byte target)
    {
        target = (byte)_bins.Missing;
        if (_takesMissing)
            Unsafe.Add(ref target, _bins.Features) = 0;
        return Takes(value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Below(Vector512<double> first, Vector512<double> second, Vector512<double> value) => BitOperations.PopCount(
        Vector512.LessThan(first, value).ExtractMostSignificantBits() | (Vector512.LessThan(second, value).ExtractMostSignificantBits() << 8));
}
