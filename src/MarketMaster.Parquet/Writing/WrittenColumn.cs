namespace MarketMaster.Parquet;

/// <summary>A column to be written.</summary>
internal abstract class WrittenColumn(SchemaElement element)
{
    public SchemaElement Element { get; } = element;

    /// <summary>Encodes rows in the simplest form, and in the compact one where that may be smaller.</summary>
    public abstract IEnumerable<EncodedRows> Encode(int start, int count, bool compact);

    /// <summary>Definition levels with their length before them; nothing where no row may be null.</summary>
    protected static void WriteLevels(ByteBuffer page, ReadOnlySpan<byte> levels)
    {
        var start = page.Length;
        page.Extend(4);
        HybridRuns.Write(page, 1, levels);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(page.Writable[start..], page.Length - start - 4);
    }
}

/// <summary>The rows of a column, encoded but not compressed.</summary>
/// <param name="Encoding">How the values are encoded.</param>
/// <param name="Page">Levels and values.</param>
/// <param name="Dictionary">The dictionary's values; null without one.</param>
/// <param name="DictionaryCount">Number of values in it.</param>
/// <param name="Statistics">Smallest and largest value, and nulls.</param>
internal sealed record EncodedRows(PageEncoding Encoding, ByteBuffer Page, ByteBuffer? Dictionary, int DictionaryCount, ColumnStatistics Statistics);

/// <summary>What the footer says about the values of a chunk. Without any value there is neither smallest nor largest.</summary>
internal sealed record ColumnStatistics(int Nulls, byte[]? Smallest, byte[]? Largest);
