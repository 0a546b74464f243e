using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>Binance's spot API: weights, 429 and then 418 for who goes on, signatures, the window around its clock.</summary>
internal sealed class BinanceStub(TimeProvider time) : ExchangeStub(time)
{
    public const string Key = "binance-key-0123456789";
    public const string Secret = "binance-secret-0123456789";

    public static readonly Dictionary<string, double> Prices = new() { ["BTCUSDT"] = 64_000.5, ["ETHUSDT"] = 3_100.25, ["LTCBTC"] = 0.0012 };

    private int _strikes;

    /// <summary>Bars per page, below what was asked for; 0 keeps to what was asked for.</summary>
    public Func<int> PageSize { get; set; } = () => 1000;

    /// <summary>How far the server's clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    protected override int WeightOf(StubRequest request) => request.Path switch
    {
        "/api/v3/klines" => 2,
        "/api/v3/ticker/price" => request["symbol"] is null ? 4 : 2,
        "/api/v3/account" => 20,
        _ => 1,
    };

    protected override StubAnswer Refusal(TimeSpan wait) => new(_strikes++ == 0 ? 429 : 418, """{"code":-1003,"msg":"Too much request weight used; current limit is 6000 request weight per 1 MINUTE."}""")
    {
        Headers = { ["Retry-After"] = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) },
    };

    protected override StubAnswer Serve(StubRequest request) => request.Path switch
    {
        "/api/v3/klines" => Klines(request),
        "/api/v3/ticker/price" => Ticker(request),
        "/api/v3/time" => $$"""{"serverTime":{{Now}}}""",
        "/api/v3/account" => Account(request),
        _ => new(404, "<html>not found</html>"),
    };

    private long Now => Time.GetUtcNow().ToUnixTimeMilliseconds() + (long)Ahead.TotalMilliseconds;

    private StubAnswer Klines(StubRequest request)
    {
        if (request["symbol"] != "BTCUSDT")
            return new(400, """{"code":-1121,"msg":"Invalid symbol."}""");
        var interval = request["interval"] switch
        {
            "1m" => TimeSpan.FromMinutes(1),
            "5m" => TimeSpan.FromMinutes(5),
            "1h" => TimeSpan.FromHours(1),
            "1d" => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        if (interval == TimeSpan.Zero)
            return new(400, """{"code":-1120,"msg":"Invalid interval."}""");
        var limit = Math.Min(Math.Min(int.Parse(request["limit"]!, CultureInfo.InvariantCulture), 1000), PageSize());
        var rows = StubMarket.Times(FromMilliseconds(request["startTime"]!), FromMilliseconds(request["endTime"]!).AddMilliseconds(1), interval)
            .TakeWhile(time => Milliseconds(time) <= Now).Take(limit).Select(time =>
            {
                var bar = StubMarket.At(time);
                return $"[{Milliseconds(time)},{StubMarket.Quoted(bar.Open)},{StubMarket.Quoted(bar.High)},{StubMarket.Quoted(bar.Low)},{StubMarket.Quoted(bar.Close)},"
                    + $"{StubMarket.Quoted(bar.Volume)},{Milliseconds(time + interval) - 1},\"2434.19\",308,\"1756.87\",\"28.46\",\"0\"]";
            });
        return $"[{string.Join(',', rows)}]";
    }

    private static StubAnswer Ticker(StubRequest request)
    {
        if (request["symbol"] is { } one)
            return Prices.TryGetValue(one, out var price) ? Row(one, price) : new StubAnswer(400, """{"code":-1121,"msg":"Invalid symbol."}""");
        var symbols = request["symbols"]!.Trim('[', ']').Split(',').Select(symbol => symbol.Trim('"')).ToList();
        // the exchange answers in an order of its own
        return symbols.TrueForAll(Prices.ContainsKey)
            ? $"[{string.Join(',', symbols.Order(StringComparer.Ordinal).Select(symbol => Row(symbol, Prices[symbol])))}]"
            : new StubAnswer(400, """{"code":-1121,"msg":"Invalid symbol."}""");

        static string Row(string symbol, double price) => $$"""{"symbol":"{{symbol}}","price":{{StubMarket.Quoted(price)}}}""";
    }

    private StubAnswer Account(StubRequest request)
    {
        if (request.Header("X-MBX-APIKEY") != Key)
            return new(401, """{"code":-2015,"msg":"Invalid API-key, IP, or permissions for action."}""");
        var query = request.Query.TrimStart('?');
        var place = query.IndexOf("&signature=", StringComparison.Ordinal);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(Secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(query[..place]));
        if (!Convert.ToHexString(hmac.GetHashAndReset()).Equals(request["signature"], StringComparison.OrdinalIgnoreCase))
            return new(400, """{"code":-1022,"msg":"Signature for this request is not valid."}""");
        var timestamp = long.Parse(request["timestamp"]!, CultureInfo.InvariantCulture);
        if (timestamp >= Now + 1000 || Now - timestamp > long.Parse(request["recvWindow"]!, CultureInfo.InvariantCulture))
            return new(400, """{"code":-1021,"msg":"Timestamp for this request is outside of the recvWindow."}""");
        return """{"makerCommission":15,"balances":[{"asset":"USDT","free":"10.50000000","locked":"0.50000000"},{"asset":"BTC","free":"0.00000001","locked":"0.00000000"},{"asset":"ETH","free":"0.00000000","locked":"0.00000000"}]}""";
    }
}
