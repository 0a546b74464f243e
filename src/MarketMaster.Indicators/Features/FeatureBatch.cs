using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>The 25 features of one series, in blocks.</summary>
internal static class FeatureBatch
{
    private const int Width = FeatureScratch.Width;

    /// <summary>Computes a series.</summary>
    public static void Compute(scoped in InputColumns input, Span<double> rows)
    {
        if (Vector512.IsHardwareAccelerated)
            Compute<EightLanes>(input, rows);
        else if (Vector256.IsHardwareAccelerated)
            Compute<FourLanes>(input, rows);
        else
            Compute<Scalar>(input, rows);
    }

    internal static void Compute<T>(scoped in InputColumns input, Span<double> rows) where T : unmanaged, ILane<T>
    {
        var scratch = FeatureScratch.Current;
        var state = new FeatureState<Scalar>();
        var blocks = new FeatureBlocks<T, Scalar>(scratch, ref state);
        var bars = 0;
        Span<nint> places = stackalloc nint[T.Width];
        for (var lane = 0; lane < T.Width; lane++)
            places[lane] = lane * Width;
        var past = Streaming.IsSupported && rows.Length >= Streaming.Threshold;
        for (var at = 0; at < input.Length;)
        {
            var end = Math.Min(at + FeatureBlocks<T, Scalar>.Chunk, input.Length);
            var gap = input.FindGap(at, end);
            var count = gap - at;
            var target = rows.Slice(at * Width, count * Width);
            Load(input.Slice(at, count), ref blocks);
            if (past || count % 8 != 0)
            {
                blocks.Compute(0, count, ref scratch.Rows[0], places, bars);
                var block = scratch.Rows[..(count * Width)];
                if (past)
                    Streaming.Copy(block, target);
                else
                    block.CopyTo(target);
            }
            else
                blocks.Compute(0, count, ref MemoryMarshal.GetReference(target), places, bars);
            blocks.MoveOn();
            bars += count;
            at = gap;
            if (gap == end)
                continue;
            rows.Slice(gap * Width, Width).Fill(double.NaN);
            (state, bars) = (new(), 0);
            at++;
        }
        if (past)
            Streaming.Complete();
    }

    private static void Load<T>(scoped in InputColumns input, ref FeatureBlocks<T, Scalar> blocks) where T : unmanaged, ILane<T>
    {
        for (var column = 0; column < 4; column++)
        {
            var values = input.Column((BarFields)(2 << column));
            var target = MemoryMarshal.CreateSpan(ref blocks.At(column, 0), FeatureBlocks<T, Scalar>.Chunk);
            values.CopyTo(target);
            target[values.Length..((values.Length + 7) & ~7)].Fill(values.Length == 0 ? 0 : values[^1]);
        }
    }
}
