using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MarketMaster.Indicators;

/// <summary>Writes results that are larger than the caches straight to memory: they would be evicted before anybody reads them, and fetching what they overwrite costs as much again.</summary>
internal static class Streaming
{
    /// <summary>Size of a result, in values, from which on it pays: 16 MB.</summary>
    public const int Threshold = 2 * 1024 * 1024;

    public static bool IsSupported => Vector512.IsHardwareAccelerated && Sse.IsSupported;

    /// <summary>Copies values past the caches; <see cref="Complete"/> must follow the last copy.</summary>
    public static unsafe void Copy(ReadOnlySpan<double> source, Span<double> destination)
    {
        if (destination.Length < source.Length)
            throw new ArgumentException($"destination holds {destination.Length} values, {source.Length} are to be copied", nameof(destination));
        fixed (double* from = source)
        fixed (double* to = destination)
        {
            var i = 0;
            while (i < source.Length && ((nuint)(to + i) & 63) != 0)
                to[i] = from[i++];
            for (; i <= source.Length - 8; i += 8)
                Vector512.Load(from + i).StoreAlignedNonTemporal(to + i);
            for (; i < source.Length; i++)
                to[i] = from[i];
        }
    }

    /// <summary>Makes the copies visible to other threads in order with later writes.</summary>
    public static void Complete() => Sse.StoreFence();
}
