using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Parquet;

/// <summary>INT32, INT64, FLOAT and DOUBLE values.</summary>
internal sealed class FixedWidthDecoder<T> : ValueDecoder<T> where T : unmanaged
{
    public override long LeastBytes(int values) => (long)values * Unsafe.SizeOf<T>();

    public override void Decode(PageEncoding encoding, ReadOnlySpan<byte> data, Span<T> values)
    {
        var bytes = MemoryMarshal.AsBytes(values);
        if (encoding == PageEncoding.Plain)
            Plain(data, bytes);
        else if (encoding == PageEncoding.ByteStreamSplit)
            ByteStreams.Join(data, Unsafe.SizeOf<T>(), bytes);
        else if (encoding == PageEncoding.DeltaBinaryPacked && typeof(T) == typeof(long))
            DeltaIntegers.Read(data, MemoryMarshal.Cast<T, long>(values));
        else if (encoding == PageEncoding.DeltaBinaryPacked && typeof(T) == typeof(int))
            DeltaInt32(data, MemoryMarshal.Cast<T, int>(values));
        else
            throw Unknown(encoding);
    }

    private static void Plain(ReadOnlySpan<byte> data, Span<byte> values)
    {
        if (data.Length < values.Length)
            throw new InvalidDataException($"{data.Length} bytes of values where {values.Length} belong");
        data[..values.Length].CopyTo(values);
    }

    private static void DeltaInt32(ReadOnlySpan<byte> data, Span<int> values)
    {
        var wide = new long[values.Length];
        DeltaIntegers.Read(data, wide);
        for (var i = 0; i < wide.Length; i++)
            values[i] = (int)wide[i];
    }
}
