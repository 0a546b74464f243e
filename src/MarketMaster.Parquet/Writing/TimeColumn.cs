using System.Runtime.InteropServices;

namespace MarketMaster.Parquet;

/// <summary>Fills times from a row on.</summary>
internal delegate void FillTimes(int start, Span<DateTime> times);

/// <summary>Times in UTC, in microseconds or nanoseconds.</summary>
internal sealed class TimeColumn(string name, TimeUnit unit, FillTimes fill) : WrittenColumn(Schema(name, unit))
{
    private static readonly long FirstNanosecondTick = long.MinValue / TimeSpan.NanosecondsPerTick;
    private static readonly long LastNanosecondTick = long.MaxValue / TimeSpan.NanosecondsPerTick;

    private readonly ByteBuffer _plain = new();
    private readonly ByteBuffer _delta = new();
    private DateTime[] _times = [];

    /// <summary>Microseconds, or nanoseconds where a time has a fraction of a microsecond.</summary>
    public static TimeUnit UnitOf(ReadOnlySpan<DateTime> times)
    {
        foreach (var time in times)
        {
            if (time.Ticks % TimeSpan.TicksPerMicrosecond != 0)
                return TimeUnit.Nanos;
        }
        return TimeUnit.Micros;
    }

    /// <summary>Refuses what the unit cannot hold.</summary>
    /// <exception cref="ArgumentException">There is such a time; it is named.</exception>
    public static void Require(ReadOnlySpan<DateTime> times, TimeUnit unit)
    {
        for (var row = 0; row < times.Length; row++)
        {
            var ticks = SinceEpoch(times[row]);
            if (unit == TimeUnit.Nanos && (ticks < FirstNanosecondTick || ticks > LastNanosecondTick))
                throw new ArgumentException($"row {row}: time {TimeText.Format(times[row])} cannot be stored in nanoseconds, which another time with a fraction of a microsecond needs: round the times", nameof(times));
            if (unit == TimeUnit.Micros && ticks % TimeSpan.TicksPerMicrosecond != 0)
                throw new ArgumentException($"time {TimeText.Format(times[row])} has a fraction of a microsecond, but the first rows of the file had none, and their unit is written already: round the times", nameof(times));
        }
    }

    public override IEnumerable<EncodedRows> Encode(int start, int count, bool compact)
    {
        if (_times.Length < count)
            _times = new DateTime[count];
        fill(start, _times.AsSpan(0, count));
        _plain.Truncate(0);
        var statistics = Fill(_times.AsSpan(0, count), MemoryMarshal.Cast<byte, long>(_plain.Extend(count * sizeof(long))));
        yield return new(PageEncoding.Plain, _plain, null, 0, statistics);
        if (!compact)
            yield break;
        _delta.Truncate(0);
        DeltaIntegers.Write(_delta, MemoryMarshal.Cast<byte, long>(_plain.Span));
        yield return new(PageEncoding.DeltaBinaryPacked, _delta, null, 0, statistics);
    }

    private ColumnStatistics Fill(ReadOnlySpan<DateTime> times, Span<long> values)
    {
        Require(times, unit);
        var (smallest, largest) = (long.MaxValue, long.MinValue);
        for (var i = 0; i < values.Length; i++)
        {
            var ticks = SinceEpoch(times[i]);
            var value = unit == TimeUnit.Nanos ? ticks * TimeSpan.NanosecondsPerTick : ticks / TimeSpan.TicksPerMicrosecond;
            (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
            values[i] = value;
        }
        return new(0, BitConverter.GetBytes(smallest), BitConverter.GetBytes(largest));
    }

    private static long SinceEpoch(DateTime time) =>
        (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time).Ticks - DateTime.UnixEpoch.Ticks;

    private static SchemaElement Schema(string name, TimeUnit unit) => new()
    {
        Name = name,
        Type = PhysicalType.Int64,
        Logical = LogicalType.Timestamp,
        IsUtc = true,
        Unit = unit,
        Converted = unit == TimeUnit.Micros ? ConvertedType.TimestampMicros : ConvertedType.None,
    };
}
