namespace MarketMaster.DataGen;

/// <summary>A series as its statistics see it: the bars that belong, the moves within sessions, and the gaps between them.</summary>
internal sealed class SessionReturns
{
    // a minute without a trade has no bar: a pause of up to this long does not end a session
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    // what moved over a longer time than a holiday week-end is a hole in the data, not the market's gap
    private static readonly TimeSpan LongestClosure = TimeSpan.FromDays(5);

    private static readonly (TimeSpan Open, TimeSpan Close) StockSession = (new(9, 30, 0), new(16, 0, 0));

    private readonly ExchangeZone _zone;
    private readonly List<int> _moves = [];
    private readonly List<double> _returns = [];
    private double _gapSquares;
    private double _openSquares;
    private double _squares;

    public SessionReturns(BarSeries bars, AssetClass assetClass, TimeSpan interval)
    {
        var daily = interval >= TimeSpan.FromDays(1);
        _zone = !daily && assetClass is AssetClass.Equity or AssetClass.Indices ? ExchangeZone.NewYork : ExchangeZone.Utc;
        Bars = bars;
        Rows = Belonging(assetClass, daily);
        Clock = daily ? [] : Array.ConvertAll(Rows, i => Local(bars.Time[i]).TimeOfDay);
        Days = CountDays(assetClass);
        var pause = daily ? TimeSpan.Zero : interval > LongestPause ? interval : LongestPause;
        for (var k = 1; k < Rows.Length; k++)
            Add(k, daily, pause);
    }

    public BarSeries Bars { get; }

    /// <summary>The bars that count.</summary>
    public int[] Rows { get; }

    /// <summary>Local time of day of each of them; empty for daily bars.</summary>
    public TimeSpan[] Clock { get; }

    /// <summary>Number of trading dates.</summary>
    public int Days { get; }

    /// <summary>Log moves from close to close: of daily bars all, else those within a session.</summary>
    public double[] Returns => [.. _returns];

    /// <summary>Position in <see cref="Rows"/> of the bar that ends each return.</summary>
    public int[] Moves => [.. _moves];

    /// <summary>Sum of all squared log moves from close to close.</summary>
    public double Squares => _squares;

    /// <summary>Share of variance that passes while the market is closed.</summary>
    public double GapShare => _gapSquares / (_gapSquares + _openSquares);

    private void Add(int k, bool daily, TimeSpan pause)
    {
        var (i, before) = (Rows[k], Rows[k - 1]);
        var step = Bars.Time[i] - Bars.Time[before];
        var opens = step > pause;
        var move = Math.Log(Bars.Close[i] / Bars.Close[before]);
        if (daily || !opens)
        {
            _returns.Add(move);
            _moves.Add(k);
        }
        if (!daily && step > LongestClosure)
            return;
        _squares += move * move;
        var gap = opens ? Math.Log(Bars.Open[i] / Bars.Close[before]) : 0;
        _gapSquares += gap * gap;
        _openSquares += (move - gap) * (move - gap);
    }

    // weekend bars of a market that closes are stubs of the session that opens on Sunday evening; stocks before and after hours are another market
    private int[] Belonging(AssetClass assetClass, bool daily)
    {
        var all = Enumerable.Range(0, Bars.Count).ToArray();
        if (daily)
            return assetClass == AssetClass.Crypto ? all : Array.FindAll(all, i => !IsWeekend(Bars.Time[i]));
        if (assetClass != AssetClass.Equity)
            return all;
        var regular = Array.FindAll(all, i => Local(Bars.Time[i]).TimeOfDay is var t && t >= StockSession.Open && t < StockSession.Close);
        return regular.Length * 2 >= all.Length ? regular : all;
    }

    private int CountDays(AssetClass assetClass)
    {
        var days = 0;
        var last = DateTime.MinValue;
        foreach (var i in Rows)
        {
            var date = Local(Bars.Time[i]).Date;
            if (date == last || (assetClass != AssetClass.Crypto && IsWeekend(date)))
                continue;
            last = date;
            days++;
        }
        return days;
    }

    private static bool IsWeekend(DateTime time) => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private DateTime Local(DateTime time) => time.AddHours(DaylightSaving.OffsetHours(_zone, time));
}
