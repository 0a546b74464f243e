using System.Runtime.InteropServices;

namespace MarketMaster.Parquet;

/// <summary>Fills values from a row on.</summary>
internal delegate void FillNumbers(int start, Span<double> values);

/// <summary>Doubles. In an optional column NaN is null.</summary>
internal sealed class NumberColumn(string name, bool isOptional, FillNumbers fill)
    : WrittenColumn(new() { Name = name, Type = PhysicalType.Double, Repetition = isOptional ? 1 : 0 })
{
    public override IEnumerable<EncodedRows> Encode(int start, int count, bool compact)
    {
        var values = new double[count];
        fill(start, values);
        var levels = new byte[isOptional ? count : 0];
        var present = isOptional ? Remove(values, levels) : count;
        var statistics = Statistics(values.AsSpan(0, present), count - present);
        yield return new(PageEncoding.Plain, Page(values.AsSpan(0, present), levels, split: false), null, 0, statistics);
        if (compact)
            yield return new(PageEncoding.ByteStreamSplit, Page(values.AsSpan(0, present), levels, split: true), null, 0, statistics);
    }

    private static int Remove(double[] values, byte[] levels)
    {
        var present = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            levels[i] = 1;
            values[present++] = values[i];
        }
        return present;
    }

    private static ByteBuffer Page(ReadOnlySpan<double> values, byte[] levels, bool split)
    {
        var page = new ByteBuffer(values.Length * sizeof(double) + 64);
        if (levels.Length > 0)
            WriteLevels(page, levels);
        var bytes = MemoryMarshal.AsBytes(values);
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
