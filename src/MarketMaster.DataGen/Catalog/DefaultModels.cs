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
        TailIndex = 6,
        Skew = 0.02,
        Calm = new(-0.35, 45),
        Normal = new(0.05, 40),
        Stress = new(0.70, 15),
        Slow = new(0.32, 250),
        Medium = new(0.20, 8),
        Fast = new(0.35, 20),
        Leverage = -0.50,
        Jumps = new(5, -0.004, 0.036),
        GapShare = 0.34,
        Volume = new(6e7, 0.55, 0.35, 0.55, 0.26, Step: 1, TradesPerMinute: 2000),
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
        Skew = 0.10,
        Calm = new(-0.45, 49),
        Normal = new(0.05, 37),
        Stress = new(0.85, 20),
        Slow = new(0.34, 250),
        Medium = new(0.24, 9),
        Fast = new(0.30, 20),
        Leverage = -0.85,
        Jumps = new(3, -0.012, 0.016),
        GapShare = 0.20,
        Volume = new(2.5e9, 0.50, 0.35, 0.55, 0.20, Step: 1, TradesPerMinute: 3000),
        Hours = TradingHours.NewYorkStocks,
    };

    private static AssetClassModel Forex => new()
    {
        AssetClass = AssetClass.Forex,
        StartPrice = 1.10,
        AnnualVolatility = 0.085,
        AnnualDrift = 0,
        DaysPerYear = 252,
        TailIndex = 8,
        Skew = 0,
        Calm = new(-0.22, 80),
        Normal = new(0.04, 60),
        Stress = new(0.45, 20),
        Slow = new(0.32, 300),
        Medium = new(0.14, 8),
        Fast = new(0.40, 20),
        Leverage = 0,
        Jumps = new(6, 0, 0.006),
        GapShare = 0.02,
        Volume = new(1e5, 0.55, 0.40, 0.50, 0.25, Step: 1, TradesPerMinute: 60),
        Hours = TradingHours.ForeignExchange,
    };

    private static AssetClassModel Commodity => new()
    {
        AssetClass = AssetClass.Commodity,
        StartPrice = 1_800,
        AnnualVolatility = 0.20,
        AnnualDrift = 0.02,
        DaysPerYear = 252,
        TailIndex = 6.5,
        Skew = 0.03,
        Calm = new(-0.32, 60),
        Normal = new(0.05, 45),
        Stress = new(0.75, 15),
        Slow = new(0.30, 250),
        Medium = new(0.18, 8),
        Fast = new(0.40, 20),
        Leverage = -0.10,
        Jumps = new(8, -0.004, 0.015),
        GapShare = 0.05,
        Volume = new(2e5, 0.50, 0.35, 0.50, 0.28, Step: 1, TradesPerMinute: 100),
        Hours = TradingHours.NewYorkFutures,
    };

    private static AssetClassModel Crypto => new()
    {
        AssetClass = AssetClass.Crypto,
        StartPrice = 30_000,
        AnnualVolatility = 0.75,
        AnnualDrift = 0.15,
        DaysPerYear = 365,
        TailIndex = 4.5,
        Skew = 0.02,
        Calm = new(-0.42, 15),
        Normal = new(0.05, 25),
        Stress = new(0.48, 10),
        Slow = new(0.32, 120),
        Medium = new(0.30, 5),
        Fast = new(0.45, 20),
        Leverage = -0.05,
        Jumps = new(8, -0.005, 0.045),
        GapShare = 0,
        Volume = new(2e4, 0.60, 0.45, 0.70, 0.45, Step: 0.0001, TradesPerMinute: 150),
        Hours = TradingHours.AroundTheClock,
    };

    private static InstrumentModel Known(string symbol) => new(Instrument.Find(symbol));
}
