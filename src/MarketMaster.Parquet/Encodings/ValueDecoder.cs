namespace MarketMaster.Parquet;

/// <summary>Turns the bytes of a page into values of one physical type.</summary>
internal abstract class ValueDecoder<T>
{
    /// <summary>Fills all values, or fails.</summary>
    public abstract void Decode(PageEncoding encoding, ReadOnlySpan<byte> data, Span<T> values);

    /// <summary>The fewest bytes that so many PLAIN values take: what a dictionary page must have at least.</summary>
    public abstract long LeastBytes(int values);

    protected static NotSupportedException Unknown(PageEncoding encoding) => new($"encoding {encoding} of {typeof(T).Name} values is not supported");
}
