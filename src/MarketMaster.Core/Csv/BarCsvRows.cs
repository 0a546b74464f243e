namespace MarketMaster;

/// <summary>Turns CSV records into checked bars, one at a time.</summary>
internal sealed class BarCsvRows
{
    private readonly CsvReader _csv;
    private readonly BarCsvColumns _columns;
    private readonly BarCsvOptions _options;
    private readonly bool _adjust;
    private DateTime? _previous;

    private BarCsvRows(CsvReader csv, BarCsvOptions options)
    {
        (_csv, _options, _columns) = (csv, options, BarCsvColumns.Of(csv));
        _adjust = options.PreferAdjustedClose && _columns[BarField.AdjustedClose] >= 0 && _columns[BarField.AdjustedClose] != _columns[BarField.Close];
    }

    public static BarCsvRows Start(CsvReader csv, BarCsvOptions? options) => csv.Read() ? new(csv, options ?? new()) : throw Empty(csv);

    public static async ValueTask<BarCsvRows> StartAsync(CsvReader csv, BarCsvOptions? options, CancellationToken cancellationToken) =>
        await csv.ReadAsync(cancellationToken).ConfigureAwait(false) ? new(csv, options ?? new()) : throw Empty(csv);

    /// <summary>The bar of the reader's current record.</summary>
    public Bar Current()
    {
        _csv.RequireCellCount(_columns.Width);
        var bar = new Bar(
            Time(), Number(BarField.Open), Number(BarField.High), Number(BarField.Low), Number(BarField.Close),
            _columns[BarField.Volume] < 0 ? 0 : Number(BarField.Volume));
        if (_adjust)
            bar = Adjusted(bar, Number(BarField.AdjustedClose));
        BarRules.Require(bar, _previous, _options.Checks, Place);
        _previous = bar.Time;
        return bar;
    }

    private BarPlace Place => new(_csv.Source, _csv.Row, _csv.Line);

    private static InvalidMarketDataException Empty(CsvReader csv) =>
        new("is empty: a header line such as timestamp,open,high,low,close,volume and one line per bar are needed", csv.Source, null, null, null);

    private DateTime Time()
    {
        var date = _csv.Cell(_columns[BarField.Time]);
        if (_columns.TimeOfDay < 0)
            return TimeText.TryParse(date, out var time) ? time : throw NoTime(date.ToString());
        var both = CompactToIso($"{date} {_csv.Cell(_columns.TimeOfDay)}");
        return TimeText.TryParse(both, out var joined) ? joined : throw NoTime(both);
    }

    // a compact date has no separators that would make the joined text ISO-8601
    private static string CompactToIso(string text) =>
        text.Length > 9 && text[8] == ' ' ? $"{text.AsSpan(0, 4)}-{text.AsSpan(4, 2)}-{text.AsSpan(6)}" : text;

    private InvalidMarketDataException NoTime(string value) =>
        Place.Error("timestamp", value, "is not a time: use ISO-8601 such as 2014-05-01T00:00:00Z, or epoch seconds, ms, us or ns");

    private double Number(BarField field)
    {
        var cell = _csv.Cell(_columns[field]);
        if (!NumberText.TryParse(cell, out var value))
            throw Place.Error(BarFieldNames.Name(field), cell.ToString(), "is not a number: write numbers with a decimal point and no thousands separator");
        if (double.IsNaN(value) && (_options.Checks & BarChecks.Finite) != 0)
            throw Place.Error(BarFieldNames.Name(field), cell.ToString(), "is no value: repair or drop the row, or read with BarChecks.None and validate");
        return value;
    }

    // a price equal to the close stays equal, and rounding cannot lift the close above the high or below the low
    private static Bar Adjusted(in Bar bar, double close)
    {
        var high = Scale(bar.High, bar.Close, close);
        var low = Scale(bar.Low, bar.Close, close);
        return bar with
        {
            Open = Scale(bar.Open, bar.Close, close),
            High = bar.High >= bar.Close ? Math.Max(high, close) : high,
            Low = bar.Low <= bar.Close ? Math.Min(low, close) : low,
            Close = close,
        };
    }

    private static double Scale(double price, double close, double adjusted) => price == close ? adjusted : price * (adjusted / close);
}
