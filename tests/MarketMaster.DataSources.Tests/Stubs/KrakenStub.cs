using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>Kraken's spot API: errors in answers of status 200, only the newest 720 bars, nonces that must rise.</summary>
internal sealed class KrakenStub(TimeProvider time) : ExchangeStub(time)
{
    public const string Key = "kraken-key-0123456789";

    private long _nonce;

    public static string Secret { get; } = Convert.ToBase64String(Encoding.ASCII.GetBytes("kraken-secret-0123456789-kraken-secret-0123456789"));

    protected override StubAnswer Refusal(TimeSpan wait) => """{"error":["EAPI:Rate limit exceeded"]}""";

    protected override StubAnswer Serve(StubRequest request) => request.Path switch
    {
        "/0/public/OHLC" => Bars(request),
        "/0/public/Ticker" => Ticker(request),
        "/0/private/BalanceEx" => Balance(request),
        _ => """{"error":["EGeneral:Unknown method"]}""",
    };

    private StubAnswer Bars(StubRequest request)
    {
        if (request["pair"] != "XBTUSD")
            return """{"error":["EQuery:Unknown asset pair"]}""";
        var interval = TimeSpan.FromMinutes(int.Parse(request["interval"]!, CultureInfo.InvariantCulture));
        var now = Time.GetUtcNow().UtcDateTime;
        var newest = StubMarket.Times(now - (interval * 720), now.AddTicks(1), interval).TakeLast(720);
        var since = FromSeconds(request["since"]!);
        var rows = newest.Where(time => time > since).Select(time =>
        {
            var bar = StubMarket.At(time);
            return $"[{Milliseconds(time) / 1000},{StubMarket.Quoted(bar.Open)},{StubMarket.Quoted(bar.High)},{StubMarket.Quoted(bar.Low)},{StubMarket.Quoted(bar.Close)},\"100.0\",{StubMarket.Quoted(bar.Volume)},23]";
        });
        return $"{{\"error\":[],\"result\":{{\"XXBTZUSD\":[{string.Join(',', rows)}],\"last\":1688671200}}}}";
    }

    private static StubAnswer Ticker(StubRequest request)
    {
        Dictionary<string, (string Name, string Price)> pairs = new(StringComparer.Ordinal) { ["XBTUSD"] = ("XXBTZUSD", "64000.10000"), ["ETHUSD"] = ("XETHZUSD", "3100.01"), ["XDGUSD"] = ("XDGUSD", "0.1234567") };
        var asked = request["pair"]!.Split(',');
        if (!asked.All(pairs.ContainsKey))
            return """{"error":["EQuery:Unknown asset pair"]}""";
        var rows = asked.Order(StringComparer.Ordinal).Select(pair => $"\"{pairs[pair].Name}\":{{\"a\":[\"1\",\"1\",\"1\"],\"c\":[\"{pairs[pair].Price}\",\"0.1\"],\"v\":[\"1\",\"2\"]}}");
        return $"{{\"error\":[],\"result\":{{{string.Join(',', rows)}}}}}";
    }

    private StubAnswer Balance(StubRequest request)
    {
        if (request.Header("API-Key") != Key)
            return """{"error":["EAPI:Invalid key"]}""";
        var nonce = StubRequest.Split(request.Body)["nonce"];
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes(nonce + request.Body));
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA512, Convert.FromBase64String(Secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(request.Path));
        hmac.AppendData(hash);
        if (Convert.ToBase64String(hmac.GetHashAndReset()) != request.Header("API-Sign"))
            return """{"error":["EAPI:Invalid signature"]}""";
        var number = long.Parse(nonce, CultureInfo.InvariantCulture);
        if (number <= _nonce)
            return """{"error":["EAPI:Invalid nonce"]}""";
        _nonce = number;
        return """{"error":[],"result":{"ZUSD":{"balance":"25435.21","hold_trade":"8249.76"},"XXBT":{"balance":"1.2435","hold_trade":"0.0000"},"XBT.F":{"balance":"0.5","hold_trade":"0"},"XETH":{"balance":"0.00","hold_trade":"0"}}}""";
    }
}
