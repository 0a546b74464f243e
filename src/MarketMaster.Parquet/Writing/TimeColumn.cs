using System.Runtime.InteropServices;

namespace MarketMaster.Parquet;

/// <summary>Times in UTC: microseconds, or nanoseconds where one has a fraction of a microsecond.</summary>
internal sealed class TimeColumn : WrittenColumn
{
    private static readonly long FirstNanosecondTick = long.MinValue / TimeSpan.NanosecondsPerTick;
    private static readonly long LastNanosecondTick = long.MaxValue / TimeSpan.NanosecondsPerTick;

    private readonly long[] _ticks;

    public TimeColumn(string name, ReadOnlySpan<DateTime> times) : this(name, Ticks(times)) { }

    private TimeColumn(string name, long[] ticks) : base(Schema(name, UnitOf(ticks))) => _ticks = ticks;

    public override IEnumerable<EncodedRows> Encode(int start, int count, bool compact)
    {
        var values = new long[count];
        for (var i = 0; i < count; i++)
            values[i] = Element.Unit == TimeUnit.Nanos ? _ticks[start + i] * TimeSpan.NanosecondsPerTick : _ticks[start + i] / TimeSpan.TicksPerMicrosecond;
        var statistics = new ColumnStatistics(0, BitConverter.GetBytes(values.Min()), BitConverter.GetBytes(values.Max()));
        var plain = new ByteBuffer(count * sizeof(long));
        plain.Add(MemoryMarshal.AsBytes(values.AsSpan()));
        yield return new(PageEncoding.Plain, plain, null, 0, statistics);
        if (!compact)
            yield break;
        var delta = new ByteBuffer(count);
        DeltaIntegers.Write(delta, values);
        yield return new(PageEncoding.DeltaBinaryPacked, delta, null, 0, statistics);
    }

    private static long[] Ticks(ReadOnlySpan<DateTime> times)
    {
        var ticks = new long[times.Length];
        for (var i = 0; i < ticks.Length; i++)
            ticks[i] = (times[i].Kind == DateTimeKind.Local ? times[i].ToUniversalTime() : times[i]).Ticks - DateTime.UnixEpoch.Ticks;
        return ticks;
    }

    private static TimeUnit UnitOf(long[] ticks)
    {
        if (Array.TrueForAll(ticks, t => t % TimeSpan.TicksPerMicrosecond == 0))
            return TimeUnit.Micros;
        var outside = Array.FindIndex(ticks, t => t < FirstNanosecondTick || t > LastNanosecondTick);
        return outside < 0
            ? TimeUnit.Nanos
            : throw new ArgumentException(
                $"row {outside}: time {TimeText.Format(DateTime.UnixEpoch.AddTicks(ticks[outside]))} cannot be stored in nanoseconds, which another time with a fraction of a microsecond needs: round the times", nameof(ticks));
    }

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
