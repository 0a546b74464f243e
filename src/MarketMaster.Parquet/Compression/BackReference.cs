using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Parquet;

/// <summary>Copies from output already written; the regions may overlap, which repeats a pattern.</summary>
internal static class BackReference
{
    private const int Wide = 16;

    public static void Copy(Span<byte> output, ref int written, long offset, long length)
    {
        if (offset <= 0 || offset > written || length > output.Length - written)
            throw new InvalidDataException($"a copy of {length} bytes from {offset} back, at {written} of {output.Length}");
        var from = written - (int)offset;
        if (offset >= Wide && output.Length - written >= length + Wide)
            Blocks(output, from, written, (int)length);
        else if (offset >= length)
            output.Slice(from, (int)length).CopyTo(output[written..]);
        else
        {
            for (var i = 0; i < length; i++)
                output[written + i] = output[from + i];
        }
        written += (int)length;
    }

    // sixteen bytes at a time, up to fifteen too many: what follows is not written yet, and there is room for it
    private static void Blocks(Span<byte> output, int from, int to, int length)
    {
        ref var start = ref MemoryMarshal.GetReference(output);
        for (var i = 0; i < length; i += Wide)
            Vector128.LoadUnsafe(ref start, (nuint)(from + i)).StoreUnsafe(ref start, (nuint)(to + i));
    }
}
