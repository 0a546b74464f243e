namespace MarketMaster.Parquet;

/// <summary>The hybrid of run-length and bit-packed runs that levels, dictionary indices and booleans use.</summary>
internal static class HybridRuns
{
    /// <summary>Fills all values, or fails.</summary>
    public static void Read(ReadOnlySpan<byte> data, int width, Span<int> values)
    {
        if (width > 32)
            throw new InvalidDataException($"runs of values with {width} bits; 32 is the most");
        var position = 0;
        while (!values.IsEmpty)
        {
            var head = VariableInteger.Read(data, ref position);
            if (head >> 1 == 0)
                throw new InvalidDataException("a run of length 0");
            var run = (head & 1) == 0
                ? Repeated(data, width, head >> 1, values, ref position)
                : Packed(data, width, head >> 1, values, ref position);
            values = values[run..];
        }
    }

    /// <summary>Whether so many values of one bit are a single run of ones: what nearly every page without nulls says.</summary>
    public static bool AreOnes(ReadOnlySpan<byte> data, int count)
    {
        var position = 0;
        return data.Length > 1 && data[^1] == 1 && VariableInteger.Read(data, ref position) == (ulong)count << 1 && position == data.Length - 1;
    }

    /// <summary>Writes values of up to 8 bits: long repeats as runs, the rest bit-packed.</summary>
    public static void Write(ByteBuffer output, int width, ReadOnlySpan<byte> values)
    {
        var packed = 0;
        for (var i = 0; i < values.Length;)
        {
            var repeats = Repeats(values[i..]);
            // a packed run holds groups of eight, so it may only end early where a group ends
            if (repeats < 16 || (i - packed) % 8 != 0)
            {
                i++;
                continue;
            }
            Pack(output, width, values[packed..i]);
            VariableInteger.Write(output, (ulong)repeats << 1);
            output.Add(values[i]);
            packed = i += repeats;
        }
        Pack(output, width, values[packed..]);
    }

    private static int Repeats(ReadOnlySpan<byte> values)
    {
        var end = values.IndexOfAnyExcept(values[0]);
        return end < 0 ? values.Length : end;
    }

    private static void Pack(ByteBuffer output, int width, ReadOnlySpan<byte> values)
    {
        if (values.IsEmpty)
            return;
        var groups = (values.Length + 7) / 8;
        VariableInteger.Write(output, ((ulong)groups << 1) | 1);
        var bytes = output.Extend(groups * width);
        bytes.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            for (var bit = 0; bit < width; bit++)
            {
                if (((values[i] >> bit) & 1) != 0)
                    bytes[(i * width + bit) >> 3] |= (byte)(1 << ((i * width + bit) & 7));
            }
        }
    }

    private static int Repeated(ReadOnlySpan<byte> data, int width, ulong length, Span<int> values, ref int position)
    {
        var value = 0;
        for (var i = 0; i < (width + 7) / 8; i++)
            value |= (position < data.Length ? data[position++] : throw new InvalidDataException("a run is cut off")) << (8 * i);
        var count = (int)Math.Min(length, (ulong)values.Length);
        values[..count].Fill(value);
        return count;
    }

    private static int Packed(ReadOnlySpan<byte> data, int width, ulong groups, Span<int> values, ref int position)
    {
        var count = (int)Math.Min(groups > int.MaxValue / 8 ? int.MaxValue : groups * 8, (ulong)values.Length);
        BitUnpacker.Unpack(data[position..], width, values[..count]);
        position = (int)Math.Min(data.Length, position + (long)Math.Min(groups, int.MaxValue) * width);
        return count;
    }
}
