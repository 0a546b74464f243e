namespace MarketMaster.RateLimiting.Tests.Outbound;

/// <summary>The rules of a stub server, written down from the operator's pages and not from our presets.</summary>
internal sealed record StubRules
{
    public IReadOnlyList<StubWindow> Windows { get; init; } = [];

    public double CounterMaximum { get; init; }

    public double CounterDecay { get; init; }

    public bool Bans { get; init; }

    public string? UsedHeader { get; init; }

    public Func<HttpRequestMessage, int> WeightOf { get; init; } = _ => 1;

    public static StubRules Binance { get; } = new()
    {
        Windows = [new("weight", 6000, TimeSpan.FromMinutes(1)), new("raw", 61_000, TimeSpan.FromMinutes(5)) { CountsRequests = true }],
        Bans = true,
        UsedHeader = "X-MBX-USED-WEIGHT-1M",
        WeightOf = request => request.RequestUri!.AbsolutePath switch
        {
            "/api/v3/klines" => 2,
            "/api/v3/exchangeInfo" => 20,
            "/api/v3/ticker/price" => request.RequestUri.Query.Contains("symbols", StringComparison.Ordinal) ? 4 : 2,
            var other => throw new InvalidOperationException(other),
        },
    };

    public static StubRules Kraken { get; } = new()
    {
        CounterMaximum = 15,
        CounterDecay = 0.33,
        WeightOf = request => request.RequestUri!.AbsolutePath.EndsWith("Ledgers", StringComparison.Ordinal) ? 2 : 1,
    };

    public static StubRules CoinGecko { get; } = new() { Windows = [new("minute", 100, TimeSpan.FromMinutes(1))] };

    public static StubRules Alpaca { get; } = new() { Windows = [new("minute", 200, TimeSpan.FromMinutes(1))] };

    public static StubRules Capital { get; } = new()
    {
        Windows =
        [
            new("second", 10, TimeSpan.FromSeconds(1)),
            new("session", 1, TimeSpan.FromSeconds(1)) { Only = "POST /api/v1/session" },
            new("positions", 1, TimeSpan.FromMilliseconds(100)) { Only = "POST /api/v1/positions" },
        ],
    };
}
