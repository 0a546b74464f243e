using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>The indicators of a sweep that share a register, and where their outputs go.</summary>
internal readonly struct SweepGroup<TOutput>(IReadOnlyList<Indicator<TOutput>> family, IReadOnlyList<TOutput[]> columns, int first, int count)
    where TOutput : unmanaged
{
    public int Count => count;

    public Indicator<TOutput> this[int lane] => family[first + lane];

    public Span<double> Rows(int lane, int start, int length) =>
        MemoryMarshal.Cast<TOutput, double>(columns[first + lane].AsSpan(start, length));

    public int Warmup
    {
        get
        {
            var longest = 0;
            for (var lane = 0; lane < count; lane++)
                longest = Math.Max(longest, family[first + lane].Warmup);
            return longest;
        }
    }
}
