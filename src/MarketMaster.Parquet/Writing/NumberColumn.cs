using System.Runtime.InteropServices;

namespace MarketMaster.Parquet;

/// <summary>Fills values from a row on.</summary>
internal delegate void FillNumbers(int start, Span<double> values);

/// <summary>Doubles. In an optional column NaN is null.</summary>
internal sealed class NumberColumn(string name, bool isOptional, FillNumbers fill)
    : WrittenColumn(new() { Name = name, Type = PhysicalType.Double, Repetition = isOptional ? 1 : 0 })
{
    private readonly ByteBuffer _plain = new();
    private readonly ByteBuffer _split = new();
    private double[] _values = [];
    private byte[] _levels = [];

    public override IEnumerable<EncodedRows> Encode(int start, int count, bool compact)
    {
        if (_values.Length < count)
            (_values, _levels) = (new double[count], new byte[isOptional ? count : 0]);
        fill(start, _values.AsSpan(0, count));
        var present = isOptional ? Remove(_values.AsSpan(0, count), _levels) : count;
        var statistics = Statistics(_values.AsSpan(0, present), count - present);
        yield return new(PageEncoding.Plain, Page(_plain, present, count, split: false), null, 0, statistics);
        if (compact)
            yield return new(PageEncoding.ByteStreamSplit, Page(_split, present, count, split: true), null, 0, statistics);
    }

    private static int Remove(Span<double> values, Span<byte> levels)
    {
        var present = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var isNull = double.IsNaN(values[i]);
            levels[i] = isNull ? (byte)0 : (byte)1;
            values[present] = values[i];
            present += isNull ? 0 : 1;
        }
        return present;
    }

    private ByteBuffer Page(ByteBuffer page, int present, int count, bool split)
    {
        page.Truncate(0);
        if (isOptional)
            WriteLevels(page, _levels.AsSpan(0, count));
        var bytes = MemoryMarshal.AsBytes(_values.AsSpan(0, present));
        var room = page.Extend(bytes.Length);
        if (split)
            ByteStreams.Split(bytes, sizeof(double), room);
        else
            bytes.CopyTo(room);
        return page;
    }

    // the format wants NaN left out, and a zero to count as -0 below and +0 above
    private static ColumnStatistics Statistics(ReadOnlySpan<double> values, int nulls)
    {
        var (smallest, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        var any = false;
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            any = true;
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
        }
        if (!any)
            return new(nulls, null, null);
        return new(nulls, BitConverter.GetBytes(smallest == 0 ? -0.0 : smallest), BitConverter.GetBytes(largest == 0 ? 0.0 : largest));
    }
}
