namespace MarketMaster.DataGen;

/// <summary>
/// When a market trades and how active it is: one continuous span per trading day, on weekdays or every day, holidays apart.
/// </summary>
public sealed record TradingHours
{
    /// <summary>The clock <see cref="OpenMinute"/> is read on.</summary>
    public required ExchangeZone Zone { get; init; }

    /// <summary>Open, in minutes after midnight of the trading date; negative where trading starts the evening before; -1440 to 1439.</summary>
    public required int OpenMinute { get; init; }

    /// <summary>Length of the trading day in minutes; 1 to 1440.</summary>
    public required int Minutes { get; init; }

    /// <summary>Whether Saturday and Sunday are trading dates too.</summary>
    public bool Weekends { get; init; }

    /// <summary>Dates without trading and early closes. Default none.</summary>
    public HolidayCalendar Holidays { get; init; } = HolidayCalendar.None;

    /// <summary>
    /// Volatility through the day, relative: any number of values over equal parts of the day, joined by straight lines through their
    /// middles and scaled to a mean square of 1.
    /// </summary>
    public IReadOnlyList<double> Activity { get; init; } = [1];

    /// <summary>The sessions of the day; the first starts at minute 0.</summary>
    public IReadOnlyList<SessionStart> Sessions { get; init; } = [new(0, MarketSession.Regular)];

    /// <summary>Every day from midnight UTC, around the clock.</summary>
    public static TradingHours AroundTheClock { get; } = new()
    {
        Zone = ExchangeZone.Utc,
        OpenMinute = 0,
        Minutes = 1440,
        Weekends = true,
        Sessions = [new(0, MarketSession.AroundTheClock)],
        Activity = [1.17, 0.98, 0.95, 0.82, 0.94, 0.83, 0.91, 0.94, 0.98, 0.99, 0.96, 0.98, 1.05, 1.15, 1.09, 1.11, 1.17, 1.00, 0.86, 0.95, 1.09, 1.03, 1.06, 1.01],
    };

    /// <summary>New York stock exchanges: weekdays 09:30 to 16:00 New York time, NYSE holidays.</summary>
    public static TradingHours NewYorkStocks { get; } = new()
    {
        Zone = ExchangeZone.NewYork,
        Holidays = HolidayCalendar.NewYorkStocks,
        OpenMinute = 570,
        Minutes = 390,
        Activity = StockDay,
    };

    /// <summary>Xetra: weekdays 09:00 to 17:30 Frankfurt time, Xetra holidays.</summary>
    public static TradingHours Frankfurt { get; } = new()
    {
        Zone = ExchangeZone.Frankfurt,
        Holidays = HolidayCalendar.Frankfurt,
        OpenMinute = 540,
        Minutes = 510,
        Activity = StockDay,
    };

    /// <summary>Foreign exchange: from 17:00 New York time of the evening before to 17:00, Monday to Friday, closed at Christmas and New Year.</summary>
    public static TradingHours ForeignExchange { get; } = new()
    {
        Zone = ExchangeZone.NewYork,
        Holidays = HolidayCalendar.ForeignExchange,
        OpenMinute = -420,
        Minutes = 1440,
        Sessions = [new(0, MarketSession.Sydney), new(120, MarketSession.Tokyo), new(600, MarketSession.London), new(900, MarketSession.NewYork)],
        Activity = [0.46, 0.49, 0.58, 0.75, 0.78, 0.67, 0.55, 0.52, 0.66, 1.05, 1.44, 1.37, 1.19, 1.09, 1.14, 1.58, 1.74, 1.70, 1.42, 1.19, 1.09, 1.03, 0.88, 0.65],
    };

    /// <summary>New York commodity futures: from 18:00 New York time of the evening before to 17:00, Monday to Friday, CME holidays.</summary>
    public static TradingHours NewYorkFutures { get; } = new()
    {
        Zone = ExchangeZone.NewYork,
        Holidays = HolidayCalendar.NewYorkFutures,
        OpenMinute = -360,
        Minutes = 1380,
        Sessions = [new(0, MarketSession.Overnight), new(860, MarketSession.Regular), new(1200, MarketSession.AfterHours)],
        Activity = [0.68, 0.60, 0.75, 1.02, 0.65, 0.60, 0.60, 0.73, 0.94, 1.12, 1.02, 1.06, 1.25, 2.30, 1.66, 1.70, 1.47, 1.02, 0.92, 0.77, 0.73, 0.60, 0.62],
    };

    /// <summary>Equity-index futures: from 18:00 New York time of the evening before to 17:00, Monday to Friday, CME holidays.</summary>
    public static TradingHours IndexFutures { get; } = new()
    {
        Zone = ExchangeZone.NewYork,
        Holidays = HolidayCalendar.IndexFutures,
        OpenMinute = -360,
        Minutes = 1380,
        Sessions = [new(0, MarketSession.Overnight), new(930, MarketSession.Regular), new(1320, MarketSession.AfterHours)],
        Activity =
        [
            0.95, 0.85, 0.75, 0.72, 0.76, 0.71, 0.72, 0.68, 0.63, 0.60, 0.57, 0.60, 0.52, 0.56, 0.56, 0.57, 0.62, 0.68, 0.95, 0.92, 0.86, 0.80, 0.79,
            0.78, 0.78, 0.74, 0.80, 0.82, 0.84, 0.90, 1.05, 2.12, 1.85, 1.60, 1.52, 1.45, 1.25, 1.15, 1.25, 1.35, 1.70, 1.55, 1.70, 2.14, 1.30, 0.72,
        ],
    };

    /// <summary>Length of a date's trading in minutes; 0 where the market is closed.</summary>
    internal int MinutesOn(DateOnly date, out Holiday? holiday)
    {
        holiday = null;
        if (!Weekends && HolidayRules.IsWeekend(date))
            return 0;
        holiday = Holidays.Find(date);
        if (holiday is null)
            return Minutes;
        return holiday.EarlyClose is { } close ? Math.Clamp(close - OpenMinute, 0, Minutes) : 0;
    }

    /// <summary>The instant at which a date's trading opens.</summary>
    internal DateTime OpenOn(DateOnly date)
    {
        var local = date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddMinutes(OpenMinute);
        return local.AddHours(-DaylightSaving.OffsetHours(Zone, local));
    }

    private static IReadOnlyList<double> StockDay => [1.87, 1.30, 1.10, 1.00, 0.92, 0.87, 0.83, 0.83, 0.85, 0.88, 0.93, 1.00, 1.15];
}
