using System.Globalization;
using System.Numerics;
using System.Text;

namespace MarketMaster.Parquet;

/// <summary>One column of a <see cref="ParquetTable"/>. Safe to read from any thread.</summary>
public sealed class ParquetColumn
{
    private readonly ColumnField _field;
    private readonly Array _cells;
    private readonly bool[]? _nulls;
    private readonly string? _source;

    internal ParquetColumn(ColumnField field, ColumnValues values, string? source)
    {
        (_field, _source, Count, NullCount) = (field, source, values.Count, values.NullCount);
        (_cells, _nulls, Type) = (values.Cells, values.Nulls, field.Type);
    }

    /// <summary>The name in the file.</summary>
    public string Name => _field.Path;

    /// <summary>What the cells are.</summary>
    public ParquetType Type { get; }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of rows without a value.</summary>
    public int NullCount { get; }

    /// <summary>One cell, as the type that <see cref="Type"/> names; null where there is no value.</summary>
    /// <param name="row">0-based row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is negative or not below <see cref="Count"/>.</exception>
    /// <exception cref="InvalidMarketDataException">The cell holds a time or decimal that .NET cannot represent.</exception>
    public object? this[int row] => IsNull(row) ? null : Type switch
    {
        ParquetType.Boolean => ((bool[])_cells)[row],
        ParquetType.Int32 => ((int[])_cells)[row],
        ParquetType.Int64 => _cells is int[] narrow ? (long)(uint)narrow[row] : ((long[])_cells)[row],
        ParquetType.UInt64 => (ulong)((long[])_cells)[row],
        ParquetType.Float => ((float[])_cells)[row],
        ParquetType.Double => ((double[])_cells)[row],
        ParquetType.Decimal => Decimal(row),
        ParquetType.Text => Encoding.UTF8.GetString(((byte[][])_cells)[row]),
        ParquetType.Bytes => ((byte[][])_cells)[row].Clone(),
        ParquetType.TimeOfDay => new TimeSpan(Ticks(row)),
        _ => Time(row),
    };

    /// <summary>Whether a row has no value.</summary>
    /// <param name="row">0-based row.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="row"/> is negative or not below <see cref="Count"/>.</exception>
    public bool IsNull(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
        return _nulls is not null && _nulls[row];
    }

    /// <summary>Numbers of any type as doubles, booleans as 0 and 1; NaN where there is no value.</summary>
    /// <returns>A new array.</returns>
    /// <exception cref="InvalidMarketDataException">The column holds text, bytes or times.</exception>
    public double[] ToDoubles()
    {
        if (Type is ParquetType.Text or ParquetType.Bytes or ParquetType.Date or ParquetType.TimeOfDay or ParquetType.Timestamp)
            throw Fail(null, null, $"holds {Type} where numbers are needed");
        var numbers = new double[Count];
        for (var row = 0; row < numbers.Length; row++)
            numbers[row] = _nulls is not null && _nulls[row] ? double.NaN : Number(row);
        return numbers;
    }

    /// <summary>
    /// Times, UTC, to 100 ns: timestamps and dates, text (ISO-8601), and numbers since 1970 whose largest tells the unit
    /// (below 1e11 seconds, 1e14 milliseconds, 1e17 microseconds, else nanoseconds).
    /// </summary>
    /// <returns>A new array.</returns>
    /// <exception cref="InvalidMarketDataException">A row has no time, or one outside the years 1 to 9999; the row is named.</exception>
    public DateTime[] ToTimes()
    {
        var times = new DateTime[Count];
        if (TryPlainTimes(times))
            return times;
        var unit = Type is ParquetType.Int32 or ParquetType.Int64 or ParquetType.UInt64 or ParquetType.Float or ParquetType.Double or ParquetType.Decimal ? EpochUnit() : 0;
        for (var row = 0; row < times.Length; row++)
        {
            if (_nulls is not null && _nulls[row])
                throw Fail(row, null, "is empty: every row needs a time");
            times[row] = unit != 0 ? Checked(row, decimal.Floor((Type is ParquetType.Float or ParquetType.Double ? ToDecimal(row, Number(row)) : Convert.ToDecimal(this[row], CultureInfo.InvariantCulture)) * unit))
                : Type switch
                {
                    ParquetType.Timestamp or ParquetType.Date => Time(row),
                    ParquetType.Text => TimeText.TryParse((string)this[row]!, out var time) ? time : throw Fail(row, (string)this[row]!, "is not a time: use ISO-8601 or epoch seconds, ms, us or ns"),
                    _ => throw Fail(null, null, $"holds {Type} where times are needed"),
                };
        }
        return times;
    }

    // what nearly every file of bars holds: integers, none missing, all within the years 1 to 9999
    private bool TryPlainTimes(DateTime[] times)
    {
        if (Type != ParquetType.Timestamp || _nulls is not null || _cells is not long[] cells || _field.Unit is not (TimeUnit.Millis or TimeUnit.Micros))
            return false;
        var unit = _field.Unit == TimeUnit.Millis ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerMicrosecond;
        var (first, last) = (-DateTime.UnixEpoch.Ticks / unit, (DateTime.MaxValue - DateTime.UnixEpoch).Ticks / unit);
        for (var row = 0; row < times.Length; row++)
        {
            var value = cells[row];
            if (value < first || value > last)
                return false;
            times[row] = new(DateTime.UnixEpoch.Ticks + value * unit, DateTimeKind.Utc);
        }
        return true;
    }

    /// <summary>Texts; null where there is no value. Bytes are read as UTF-8.</summary>
    /// <returns>A new array.</returns>
    /// <exception cref="InvalidMarketDataException">The column holds neither text nor bytes.</exception>
    public string?[] ToTexts()
    {
        if (_cells is not byte[][] cells || Type == ParquetType.Decimal)
            throw Fail(null, null, $"holds {Type} where text is needed");
        // values that came from a dictionary share their bytes, and so may share the text
        var texts = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        var result = new string?[Count];
        for (var row = 0; row < result.Length; row++)
        {
            if (_nulls is not null && _nulls[row])
                continue;
            if (!texts.TryGetValue(cells[row], out var text))
                texts[cells[row]] = text = Encoding.UTF8.GetString(cells[row]);
            result[row] = text;
        }
        return result;
    }

    /// <summary>The cells themselves where they are doubles without nulls, else a converted copy.</summary>
    internal double[] Doubles() => _cells is double[] doubles && _nulls is null ? doubles : ToDoubles();

    internal InvalidMarketDataException Fail(int? row, string? value, string problem) => new(problem, _source, row, Name, value);

    private double Number(int row) => _cells switch
    {
        double[] doubles => doubles[row],
        float[] floats => floats[row],
        int[] integers when Type == ParquetType.Int32 => integers[row],
        long[] integers when Type == ParquetType.Int64 => integers[row],
        bool[] flags => flags[row] ? 1 : 0,
        _ => Convert.ToDouble(this[row], CultureInfo.InvariantCulture),
    };

    private DateTime Time(int row) => Type == ParquetType.Date
        ? Checked(row, ((int[])_cells)[row] * (decimal)TimeSpan.TicksPerDay)
        : Checked(row, Ticks(row));

    private long Ticks(int row)
    {
        var value = _cells is int[] narrow ? narrow[row] : ((long[])_cells)[row];
        if (_field.Unit == TimeUnit.Nanos)
            return value / TimeSpan.NanosecondsPerTick - (value % TimeSpan.NanosecondsPerTick < 0 ? 1 : 0);
        var unit = _field.Unit switch
        {
            TimeUnit.Millis => TimeSpan.TicksPerMillisecond,
            TimeUnit.Micros => TimeSpan.TicksPerMicrosecond,
            _ => 1,
        };
        return value >= long.MinValue / unit && value <= long.MaxValue / unit ? value * unit : throw OutOfRange(row, value.ToString(CultureInfo.InvariantCulture));
    }

    private DateTime Checked(int row, long ticks) =>
        ticks >= -DateTime.UnixEpoch.Ticks && ticks <= (DateTime.MaxValue - DateTime.UnixEpoch).Ticks
            ? new(DateTime.UnixEpoch.Ticks + ticks, DateTimeKind.Utc)
            : throw OutOfRange(row, ticks.ToString(CultureInfo.InvariantCulture));

    private DateTime Checked(int row, decimal ticks) =>
        ticks >= -DateTime.UnixEpoch.Ticks && ticks <= (DateTime.MaxValue - DateTime.UnixEpoch).Ticks
            ? DateTime.UnixEpoch.AddTicks((long)ticks)
            : throw OutOfRange(row, ticks.ToString(CultureInfo.InvariantCulture));

    private InvalidMarketDataException OutOfRange(int row, string value) => Fail(row, value, "is a time outside the years 1 to 9999");

    private decimal ToDecimal(int row, double value) => Math.Abs(value) < 1e20 ? (decimal)value : throw OutOfRange(row, value.ToString(CultureInfo.InvariantCulture));

    // ticks per unit; one unit for the whole column, told by its largest value
    private decimal EpochUnit()
    {
        var largest = 0.0;
        for (var row = 0; row < Count; row++)
            largest = Math.Max(largest, IsNull(row) ? 0 : Math.Abs(Number(row)));
        return largest switch
        {
            < 1e11 => TimeSpan.TicksPerSecond,
            < 1e14 => TimeSpan.TicksPerMillisecond,
            < 1e17 => TimeSpan.TicksPerMicrosecond,
            _ => 1m / TimeSpan.NanosecondsPerTick,
        };
    }

    private decimal Decimal(int row)
    {
        var unscaled = _cells switch
        {
            int[] narrow => narrow[row],
            long[] wide => wide[row],
            _ => new BigInteger(((byte[][])_cells)[row], isUnsigned: false, isBigEndian: true),
        };
        var scale = _field.Element.Scale;
        if (scale is < 0 or > 28 || BigInteger.Abs(unscaled) > (BigInteger)decimal.MaxValue)
            throw Fail(row, unscaled.ToString(CultureInfo.InvariantCulture), $"with scale {scale} is no decimal of .NET: write fewer digits");
        var magnitude = (decimal)BigInteger.Abs(unscaled);
        var bits = decimal.GetBits(magnitude);
        return new(bits[0], bits[1], bits[2], unscaled.Sign < 0, (byte)scale);
    }
}
