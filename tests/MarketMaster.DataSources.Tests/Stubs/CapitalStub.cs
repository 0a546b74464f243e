using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>Capital.com's API: sessions that end ten minutes after their last use, passwords encrypted by its key, no bars over the weekend.</summary>
internal sealed class CapitalStub(TimeProvider time) : ExchangeStub(time), IDisposable
{
    public const string Key = "capital-key-0123456789";
    public const string Login = "someone@example.com";
    public const string Password = "p4ss|wörd 0123456789";

    private const long ServerTime = 1_647_440_528_194;

    private readonly RSA _rsa = RSA.Create(2048);
    private (string Client, string Security)? _session;
    private DateTimeOffset _used;

    public int Logins { get; private set; }

    public void EndSession() => _session = null;

    public void Dispose() => _rsa.Dispose();

    /// <summary>Monday to Friday only; prices as the middle of the texts that are sent.</summary>
    public static Bar[] Bars(DateTime from, DateTime to, TimeSpan interval) =>
    [
        .. StubMarket.Bars(from, to, interval).Where(bar => bar.Time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(bar => bar with { Open = Middle(bar.Open), High = Middle(bar.High), Low = Middle(bar.Low), Close = Middle(bar.Close) }),
    ];

    private static double Middle(double price) =>
        (double.Parse(StubMarket.Text(price - 0.25), CultureInfo.InvariantCulture) + double.Parse(StubMarket.Text(price + 0.25), CultureInfo.InvariantCulture)) / 2;

    protected override StubAnswer Refusal(TimeSpan wait) => new(429, """{"errorCode":"error.too-many.requests"}""");

    protected override StubAnswer Serve(StubRequest request)
    {
        if (request.Path.StartsWith("/api/v1/session", StringComparison.Ordinal))
            return Session(request);
        var now = Time.GetUtcNow();
        if (_session is not { } session || now - _used > TimeSpan.FromMinutes(10))
            return new(401, """{"errorCode":"error.invalid.session.token"}""");
        if (request.Header("CST") != session.Client || request.Header("X-SECURITY-TOKEN") != session.Security)
            return new(401, """{"errorCode":"error.invalid.session.token"}""");
        _used = now;
        return request.Path switch
        {
            "/api/v1/prices/GOLD" => Prices(request),
            "/api/v1/markets" => Markets(request),
            "/api/v1/accounts" => """{"accounts":[{"accountId":"1","currency":"USD","balance":{"balance":124.95,"deposit":125.18,"profitLoss":-0.22,"available":100.45}},{"accountId":"2","currency":"EUR","balance":{"balance":0,"deposit":0,"profitLoss":0,"available":0}}]}""",
            _ => new(404, """{"errorCode":"error.not-found.epic"}"""),
        };
    }

    private StubAnswer Session(StubRequest request)
    {
        if (request.Header("X-CAP-API-KEY") != Key)
            return new(401, """{"errorCode":"error.invalid.api.key"}""");
        if (request is { Method: "GET", Path: "/api/v1/session/encryptionKey" })
            return $$"""{"encryptionKey":"{{Convert.ToBase64String(_rsa.ExportSubjectPublicKeyInfo())}}","timeStamp":{{ServerTime}}}""";
        Logins++;
        var login = JsonNode.Parse(request.Body)!;
        var password = (string)login["password"]!;
        if ((bool)login["encryptedPassword"]!)
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.ASCII.GetString(_rsa.Decrypt(Convert.FromBase64String(password), RSAEncryptionPadding.Pkcs1))));
            var bar = text.LastIndexOf('|');
            password = text[(bar + 1)..] == ServerTime.ToString(CultureInfo.InvariantCulture) ? text[..bar] : "";
        }
        if ((string?)login["identifier"] != Login || password != Password)
            return new(401, """{"errorCode":"error.invalid.details"}""");
        _session = ($"cst-token-{Logins}", $"security-token-{Logins}");
        _used = Time.GetUtcNow();
        return new(200, """{"accountType":"CFD"}""") { Headers = { ["CST"] = _session.Value.Client, ["X-SECURITY-TOKEN"] = _session.Value.Security } };
    }

    private static StubAnswer Prices(StubRequest request)
    {
        var interval = request["resolution"] == "HOUR" ? TimeSpan.FromHours(1) : TimeSpan.FromMinutes(1);
        var bars = StubMarket.Bars(Moment(request["from"]!), Moment(request["to"]!).AddTicks(1), interval).Where(bar => bar.Time.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        if (bars.Length > int.Parse(request["max"]!, CultureInfo.InvariantCulture))
            return new(400, """{"errorCode":"error.invalid.max"}""");
        return bars.Length == 0
            ? new StubAnswer(404, """{"errorCode":"error.prices.not-found"}""")
            : $$"""{"prices":[{{string.Join(',', bars.Select(Row))}}],"instrumentType":"COMMODITIES"}""";
    }

    private static string Row(Bar bar) =>
        $$"""{"snapshotTime":"{{bar.Time.AddHours(2):yyyy-MM-ddTHH:mm:ss}}","snapshotTimeUTC":"{{bar.Time:yyyy-MM-ddTHH:mm:ss}}","openPrice":{{Quote(bar.Open)}},"closePrice":{{Quote(bar.Close)}},"highPrice":{{Quote(bar.High)}},"lowPrice":{{Quote(bar.Low)}},"lastTradedVolume":{{StubMarket.Text(bar.Volume)}}}""";

    private static string Quote(double middle) => $$"""{"bid":{{StubMarket.Text(middle - 0.25)}},"ask":{{StubMarket.Text(middle + 0.25)}}}""";

    private static StubAnswer Markets(StubRequest request)
    {
        var epics = request["epics"]!.Split(',');
        if (epics.Length > 50)
            return new(400, """{"errorCode":"error.invalid.epics"}""");
        var known = epics.Where(epic => epic is "GOLD" or "EURUSD" or "CLOSED" || epic.StartsWith("EPIC", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var markets = known.Select(epic => $"{{\"instrument\":{{\"epic\":\"{epic}\"}},\"snapshot\":{{\"marketStatus\":\"TRADEABLE\",\"bid\":{(epic == "CLOSED" ? "null" : "24.181")},\"offer\":24.201}}}}");
        return $"{{\"marketDetails\":[{string.Join(',', markets)}]}}";
    }

    private static DateTime Moment(string text) => DateTime.SpecifyKind(DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
