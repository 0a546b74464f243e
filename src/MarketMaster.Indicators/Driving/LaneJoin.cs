using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>Makes one state of several whose lanes are all alike: lane i of the joined state comes from state i.</summary>
/// <remarks>
/// Where the states differ, they must differ by whole lane values. A counter that depends on a parameter, other than by being
/// counted down to 0, is no lane value: such states are refused.
/// </remarks>
internal static class LaneJoin
{
    public static bool TryJoin<TLane, TStep>(ReadOnlySpan<TStep> states, ref TStep joined)
        where TLane : unmanaged, ILane<TLane>
        where TStep : struct
    {
        var target = Words(new Span<TStep>(ref joined));
        var all = Words(states);
        var size = target.Length;
        if (all.Length != states.Length * size)
            return false;
        for (var word = 0; word < size;)
        {
            if (!Differs(all, word, size))
            {
                word++;
                continue;
            }
            if (word + TLane.Width > size)
                return false;
            for (var state = 0; state < states.Length; state++)
            {
                var value = all.Slice(state * size + word, TLane.Width);
                if (value.ContainsAnyExcept(value[0]))
                    return false;
                target[word + state] = value[0];
            }
            word += TLane.Width;
        }
        return true;
    }

    private static bool Differs(ReadOnlySpan<ulong> all, int word, int size)
    {
        for (var at = word + size; at < all.Length; at += size)
        {
            if (all[at] != all[word])
                return true;
        }
        return false;
    }

    private static Span<ulong> Words<TStep>(Span<TStep> states) where TStep : struct => MemoryMarshal.Cast<byte, ulong>(MemoryMarshal.AsBytes(states));

    private static ReadOnlySpan<ulong> Words<TStep>(ReadOnlySpan<TStep> states) where TStep : struct => MemoryMarshal.Cast<byte, ulong>(MemoryMarshal.AsBytes(states));
}
