using System.Runtime.InteropServices;
using System.Text;

namespace MarketMaster.Parquet.Tests;

/// <summary>A required column of any type, to make files such as other writers make.</summary>
internal sealed class StoredColumn(SchemaElement element, byte[] bytes) : WrittenColumn(element)
{
    public static StoredColumn Of<T>(string name, PhysicalType type, T[] values, ConvertedType converted = ConvertedType.None) where T : unmanaged =>
        new(new() { Name = name, Type = type, Converted = converted }, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());

    public static StoredColumn Text(string name, params string[] values) => new(
        new() { Name = name, Type = PhysicalType.ByteArray, Converted = ConvertedType.Utf8 },
        [.. values.Select(Encoding.UTF8.GetBytes).SelectMany(v => BitConverter.GetBytes(v.Length).Concat(v))]);

    public override IEnumerable<EncodedRows> Encode(int start, int count, bool compact)
    {
        var page = new ByteBuffer();
        page.Add(bytes);
        yield return new(PageEncoding.Plain, page, null, 0, new(0, null, null));
    }

    public static MemoryStream File(int rows, params WrittenColumn[] columns)
    {
        var stream = new MemoryStream();
        new FileWriter(new(), columns).Write(stream, rows);
        stream.Position = 0;
        return stream;
    }
}
