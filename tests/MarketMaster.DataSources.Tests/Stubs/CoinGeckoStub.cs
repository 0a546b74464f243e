using System.Globalization;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>CoinGecko's API: times at which bars close, lengths that follow from the days asked for, keys by plan, 429 without a word how long.</summary>
internal sealed class CoinGeckoStub(TimeProvider time) : ExchangeStub(time)
{
    public const string Key = "CG-key-0123456789";

    public string? DemoKey { get; set; }

    public string? ProKey { get; set; }

    protected override StubAnswer Refusal(TimeSpan wait) => new(429, """{"status":{"error_code":429,"error_message":"You've exceeded the Rate Limit."}}""");

    protected override StubAnswer Serve(StubRequest request)
    {
        if (request.Query.Length > 2000)
            return new(414, "<html>too long</html>");
        if ((DemoKey is { } demo && request.Header("x-cg-demo-api-key") != demo) || (ProKey is { } pro && request.Header("x-cg-pro-api-key") != pro))
            return new(401, """{"status":{"error_code":10002,"error_message":"Missing or wrong API key"}}""");
        return request.Path switch
        {
            "/api/v3/simple/price" => Prices(request),
            "/api/v3/coins/bitcoin/ohlc" => Recent(int.Parse(request["days"]!, CultureInfo.InvariantCulture)),
            "/api/v3/coins/bitcoin/ohlc/range" when ProKey is not null => Range(request),
            _ => new(404, """{"error":"coin not found"}"""),
        };
    }

    private static StubAnswer Prices(StubRequest request)
    {
        var coins = request["ids"]!.Split(',').Where(id => id is "bitcoin" or "ethereum" || id.StartsWith("coin-", StringComparison.Ordinal))
            .Select(id => $"\"{id}\":{{{string.Join(',', request["vs_currencies"]!.Split(',').Select(currency => $"\"{currency}\":{(id == "bitcoin" ? "76975.5" : "1e-7")}"))},\"last_updated_at\":1704067200}}");
        return $"{{{string.Join(',', coins)}}}";
    }

    private StubAnswer Recent(int days)
    {
        if (days is not (1 or 7 or 14 or 30 or 90 or 180 or 365))
            return new(422, """{"error":"days is invalid"}""");
        var interval = days <= 2 ? TimeSpan.FromMinutes(30) : days <= 30 ? TimeSpan.FromHours(4) : TimeSpan.FromDays(4);
        var now = Time.GetUtcNow().UtcDateTime;
        var rows = StubMarket.Times(now.AddDays(-days) - interval, now - interval + TimeSpan.FromTicks(1), interval).Select(time => Row(StubMarket.At(time), time + interval));
        // the bar that forms stands at the time of the answer
        return $"[{string.Join(',', rows.Append(Row(StubMarket.At(now), now)))}]";
    }

    private StubAnswer Range(StubRequest request)
    {
        var (from, to) = (FromSeconds(request["from"]!), FromSeconds(request["to"]!));
        var (interval, most) = request["interval"] == "hourly" ? (TimeSpan.FromHours(1), TimeSpan.FromDays(31)) : (TimeSpan.FromDays(1), TimeSpan.FromDays(180));
        if (to - from > most)
            return new(400, """{"error":"range too long"}""");
        var closes = StubMarket.Times(from, to.AddSeconds(1), interval).Where(close => close <= Time.GetUtcNow().UtcDateTime);
        return $"[{string.Join(',', closes.Select(close => Row(StubMarket.At(close - interval), close)))}]";
    }

    private static string Row(Bar bar, DateTime close) =>
        $"[{Milliseconds(close)},{StubMarket.Text(bar.Open)},{StubMarket.Text(bar.High)},{StubMarket.Text(bar.Low)},{StubMarket.Text(bar.Close)}]";
}
