namespace MarketMaster.DataGen;

/// <summary>The parameters known from the start. Those of a class are set by the moments of daily and one-minute series; start prices, volumes and volatilities of single instruments are rough, recent levels.</summary>
internal static class DefaultModels
{
    public static IEnumerable<AssetClassModel> AssetClasses => [Equity, Indices, Forex, Commodity, Crypto];

    public static IEnumerable<InstrumentModel> Instruments =>
    [
        Known("AAPL") with { StartPrice = 185, AnnualVolatility = 0.30, DailyVolume = 6e7 },
        Known("MSFT") with { StartPrice = 370, AnnualVolatility = 0.27, DailyVolume = 2.5e7 },
        Known("SPY") with { StartPrice = 472, AnnualVolatility = 0.20, DailyVolume = 8e7 },
        Known("BTC/USD") with { StartPrice = 42_000, AnnualVolatility = 0.75, DailyVolume = 2e4 },
        Known("ETH/USD") with { StartPrice = 2_300, AnnualVolatility = 0.95, DailyVolume = 2e5 },
        Known("EUR/USD") with { StartPrice = 1.10, AnnualVolatility = 0.085, DailyVolume = 1e5 },
        Known("GBP/USD") with { StartPrice = 1.27, AnnualVolatility = 0.09, DailyVolume = 8e4 },
        Known("USD/JPY") with { StartPrice = 141, AnnualVolatility = 0.10, DailyVolume = 9e4 },
        Known("XAU/USD") with { StartPrice = 2_060, AnnualVolatility = 0.17, DailyVolume = 2e5 },
        Known("WTI") with { StartPrice = 72, AnnualVolatility = 0.38, DailyVolume = 3e5, GapShare = 0.13 },
        Known("BRENT") with { StartPrice = 77, AnnualVolatility = 0.36, DailyVolume = 2.5e5, GapShare = 0.13 },
        Known("SPX") with { StartPrice = 4_750, AnnualVolatility = 0.175, DailyVolume = 2.5e9 },
        Known("NDX") with { StartPrice = 16_600, AnnualVolatility = 0.22, DailyVolume = 9e8 },
        Known("DAX") with { StartPrice = 16_700, AnnualVolatility = 0.20, DailyVolume = 7e7, Hours = TradingHours.Frankfurt },
    ];

    private static AssetClassModel Equity => new()
    {
        AssetClass = AssetClass.Equity,
        StartPrice = 180,
        AnnualVolatility = 0.28,
        AnnualDrift = 0.08,
        DaysPerYear = 252,
        TailIndex = 7.5,
        Skew = 0.02,
        Calm = new(-0.39, 45),
        Normal = new(0.05, 27),
        Stress = new(0.62, 22),
        Slow = new(0.28, 280),
        Medium = new(0.24, 6.2),
        Fast = new(0.34, 21),
        Leverage = -0.45,
        Jumps = new(5, -0.0042, 0.027),
        GapShare = 0.34,
        Volume = new(6e7, 0.61, 0.32, 0.51, 0.24, Step: 1, TradesPerMinute: 230),
        Hours = TradingHours.NewYorkStocks,
    };

    private static AssetClassModel Indices => new()
    {
        AssetClass = AssetClass.Indices,
        StartPrice = 4_000,
        AnnualVolatility = 0.175,
        AnnualDrift = 0.06,
        DaysPerYear = 252,
        TailIndex = 8,
        Skew = 0.12,
        Calm = new(-0.41, 46),
        Normal = new(0.08, 37),
        Stress = new(0.66, 19),
        Slow = new(0.30, 300),
        Medium = new(0.20, 8.4),
        Fast = new(0.37, 21),
        Leverage = -0.90,
        Jumps = new(3, -0.012, 0.017),
        GapShare = 0.20,
        Volume = new(2.5e9, 0.53, 0.32, 0.55, 0.22, Step: 1, TradesPerMinute: 1700),
        Hours = TradingHours.NewYorkStocks,
    };

    private static AssetClassModel Forex => new()
    {
        AssetClass = AssetClass.Forex,
        StartPrice = 1.10,
        AnnualVolatility = 0.085,
        AnnualDrift = 0,
        DaysPerYear = 252,
        TailIndex = 11,
        Skew = 0,
        Calm = new(-0.27, 87),
        Normal = new(0.09, 62),
        Stress = new(0.43, 17),
        Slow = new(0.28, 300),
        Medium = new(0.14, 7.2),
        Fast = new(0.33, 28),
        Leverage = 0,
        Jumps = new(5.1, 0, 0.0058),
        GapShare = 0.02,
        Volume = new(1e5, 0.46, 0.37, 0.49, 0.26, Step: 1, TradesPerMinute: 60),
        Hours = TradingHours.ForeignExchange,
    };

    private static AssetClassModel Commodity => new()
    {
        AssetClass = AssetClass.Commodity,
        StartPrice = 1_800,
        AnnualVolatility = 0.20,
        AnnualDrift = 0.02,
        DaysPerYear = 252,
        TailIndex = 7.4,
        Skew = 0.03,
        Calm = new(-0.30, 47),
        Normal = new(0.06, 43),
        Stress = new(0.61, 15),
        Slow = new(0.31, 240),
        Medium = new(0.16, 9.4),
        Fast = new(0.36, 21),
        Leverage = -0.11,
        Jumps = new(8.5, -0.004, 0.015),
        GapShare = 0.05,
        Volume = new(2e5, 0.50, 0.32, 0.50, 0.28, Step: 1, TradesPerMinute: 65),
        Hours = TradingHours.NewYorkFutures,
    };

    private static AssetClassModel Crypto => new()
    {
        AssetClass = AssetClass.Crypto,
        StartPrice = 30_000,
        AnnualVolatility = 0.75,
        AnnualDrift = 0.15,
        DaysPerYear = 365,
        TailIndex = 5.3,
        Skew = 0.02,
        Calm = new(-0.39, 15),
        Normal = new(0.05, 21),
        Stress = new(0.46, 9.2),
        Slow = new(0.30, 110),
        Medium = new(0.26, 5),
        Fast = new(0.40, 20),
        Leverage = -0.06,
        Jumps = new(8, -0.0055, 0.039),
        GapShare = 0,
        Volume = new(2e4, 0.69, 0.45, 0.65, 0.41, Step: 0.0001, TradesPerMinute: 40),
        Hours = TradingHours.AroundTheClock,
    };

    private static InstrumentModel Known(string symbol) => new(Instrument.Find(symbol));
}
