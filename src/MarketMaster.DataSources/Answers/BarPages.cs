namespace MarketMaster.DataSources;

/// <summary>
/// Joins pages of bars into one range: each page is checked as any bars are that enter, must begin after the one before it, and what lies outside of the range or has not
/// closed yet is left out.
/// </summary>
internal sealed class BarPages
{
    private readonly ApiConnection _connection;
    private readonly string _place;
    // no source counts finer
    private static readonly TimeSpan Finest = TimeSpan.FromMilliseconds(1);

    private readonly DateTime _from;

    public BarPages(ApiConnection connection, BarRequest request)
    {
        BarRequest.CheckRange(request);
        _connection = connection;
        _place = $"{connection.Source} {request.Symbol} {IntervalTable.Text(request.Interval)}";
        Next = _from = request.From;
        Now = connection.Time.GetUtcNow().UtcDateTime;
        // a bar that opens at this time or later has not closed
        var open = request.IncludeForming ? Now : Now - request.Interval + TimeSpan.FromTicks(1);
        End = request.To is { } to && to < open ? to : open;
    }

    /// <summary>When the reading began.</summary>
    public DateTime Now { get; }

    /// <summary>Open time from which on bars are still missing.</summary>
    public DateTime Next { get; private set; }

    /// <summary>Open time at which to end, excluded.</summary>
    public DateTime End { get; }

    /// <summary>Open time of the first bar that was read, before any were left out.</summary>
    public DateTime? FirstRead { get; private set; }

    /// <summary>Open time of the last bar that was read.</summary>
    public DateTime? LastRead { get; private set; }

    public bool IsComplete => Next >= End;

    /// <summary>Takes a page and hands out what of it belongs to the range.</summary>
    public BarSeries Take(string endpoint, BarSeriesBuilder page, out int read)
    {
        BarSeries bars;
        read = page.Count;
        try
        {
            bars = page.Build(BarChecks.All, _place);
        }
        catch (InvalidMarketDataException e)
        {
            throw _connection.Error(endpoint, DataSourceErrorKind.InvalidResponse, $"the bars are not usable: {e.Message}", e);
        }
        if (bars.Count == 0)
            return bars;
        if (bars.Time[0] <= LastRead)
            throw _connection.Error(endpoint, DataSourceErrorKind.InvalidResponse, $"a page begins with the bar of {bars.Time[0]:u}, though that of {LastRead:u} was there before");
        FirstRead ??= bars.Time[0];
        LastRead = bars.Time[^1];
        // not by an interval: days begin earlier or later where clocks are changed
        Cover(bars.Time[^1] + Finest);
        var first = 0;
        while (first < bars.Count && bars.Time[first] < _from)
            first++;
        var end = bars.Count;
        while (end > first && bars.Time[end - 1] >= End)
            end--;
        return bars.Slice(first, end - first);
    }

    /// <summary>Everything before this time has been asked for.</summary>
    public void Cover(DateTime until)
    {
        if (until > Next)
            Next = until;
    }
}
