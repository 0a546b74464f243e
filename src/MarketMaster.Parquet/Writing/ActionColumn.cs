using System.Text;

namespace MarketMaster.Parquet;

/// <summary>Trade actions by name, as indices into a dictionary of the five.</summary>
internal sealed class ActionColumn(string name, ReadOnlyMemory<TradeAction> labels)
    : WrittenColumn(new() { Name = name, Type = PhysicalType.ByteArray, Converted = ConvertedType.Utf8, Logical = LogicalType.String })
{
    private const int IndexBits = 3;

    public override IEnumerable<EncodedRows> Encode(int start, int count, bool compact)
    {
        var rows = labels.Span.Slice(start, count);
        var indices = new byte[count];
        for (var i = 0; i < count; i++)
            indices[i] = (byte)rows[i];
        var page = new ByteBuffer(count);
        page.Add(IndexBits);
        HybridRuns.Write(page, IndexBits, indices);
        var names = indices.Distinct().Select(i => Encoding.UTF8.GetBytes(TradeActions.Names[i])).Order(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))).ToArray();
        return [new(PageEncoding.RleDictionary, page, Dictionary(), TradeActions.Count, new(0, names[0], names[^1]))];
    }

    private static ByteBuffer Dictionary()
    {
        var dictionary = new ByteBuffer();
        foreach (var action in TradeActions.Names)
        {
            var text = Encoding.UTF8.GetBytes(action);
            dictionary.Add(BitConverter.GetBytes(text.Length));
            dictionary.Add(text);
        }
        return dictionary;
    }
}
