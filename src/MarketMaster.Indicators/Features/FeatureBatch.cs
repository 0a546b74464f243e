using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>The 25 features of one series: the step until everything is warm, then blocks; again after each gap.</summary>
internal static class FeatureBatch
{
    /// <summary>Whether the machine has the registers.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated;

    /// <summary>Computes a series: in blocks where the machine has wide registers, else by the step alone.</summary>
    public static void Compute(scoped in InputColumns input, Span<double> rows)
    {
        for (var start = 0; start < input.Length;)
        {
            var gap = input.FindGap(start, input.Length);
            Stretch(input.Slice(start, gap - start), rows[(start * FeatureScratch.Width)..]);
            if (gap < input.Length)
                rows.Slice(gap * FeatureScratch.Width, FeatureScratch.Width).Fill(double.NaN);
            start = gap + 1;
        }
    }

    private static void Stretch(scoped in InputColumns input, Span<double> rows)
    {
        var step = FeatureScratch.Current.Start;
        var features = MemoryMarshal.Cast<double, MarketFeatures<Scalar>>(rows);
        var warm = IsSupported ? Math.Min(FeatureBlocks<Scalar>.Warm, input.Length) : input.Length;
        for (var i = 0; i < warm; i++)
            features[i] = step.Push(input.Read<Candle<Scalar>>(i));
        if (input.Length == warm)
            return;
        var state = new FeatureState(step);
        if (Vector512.IsHardwareAccelerated)
            Blocks<EightLanes>(input, rows, state);
        else
            Blocks<FourLanes>(input, rows, state);
    }

    private static void Blocks<T>(scoped in InputColumns input, Span<double> rows, in FeatureState state) where T : unmanaged, ILane<T>
    {
        const int Warm = FeatureBlocks<T>.Warm;
        var scratch = FeatureScratch.Current;
        var blocks = new FeatureBlocks<T>(input, scratch, state);
        blocks.FillHistory(Warm);
        var past = Streaming.IsSupported && rows.Length >= Streaming.Threshold;
        var at = Warm;
        for (int count; (count = Math.Min(FeatureBlocks<T>.Block, (input.Length - at) & ~7)) > 0; at += count)
        {
            var target = rows[(at * FeatureScratch.Width)..];
            if (!past)
            {
                blocks.Compute(at, count, target);
                continue;
            }
            var block = scratch.Stage.AsSpan(0, count * FeatureScratch.Width);
            blocks.Compute(at, count, block);
            Streaming.Copy(block, target);
        }
        if (past)
            Streaming.Complete();
        if (at < input.Length)
            Rest<T>(input.Slice(at - Warm, input.Length - at + Warm), rows[(at * FeatureScratch.Width)..], scratch, blocks.State);
    }

    // The last bars do not fill the lanes: the block runs on a copy that repeats the last bar, and only its first rows count.
    private static void Rest<T>(scoped in InputColumns input, Span<double> rows, FeatureScratch scratch, in FeatureState state) where T : unmanaged, ILane<T>
    {
        const int Warm = FeatureBlocks<T>.Warm;
        Span<double> copies = stackalloc double[4 * (Warm + 8)];
        var padded = InputColumns.Padded(input, copies, Warm + 8);
        Span<double> all = stackalloc double[8 * FeatureScratch.Width];
        new FeatureBlocks<T>(padded, scratch, state).Compute(Warm, 8, all);
        all[..((input.Length - Warm) * FeatureScratch.Width)].CopyTo(rows);
    }
}
