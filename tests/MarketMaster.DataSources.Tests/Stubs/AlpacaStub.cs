using System.Globalization;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>Alpaca's data and account: keys in headers, page tokens, days that begin at midnight in New York.</summary>
internal sealed class AlpacaStub(TimeProvider time) : ExchangeStub(time)
{
    public const string Key = "alpaca-key-0123456789";
    public const string Secret = "alpaca-secret-0123456789";

    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    public int PageSize { get; set; } = 10_000;

    public static Bar[] Days(DateTime from, DateTime to) => [.. StubMarket.Times(from.Date.AddDays(-1), to.AddDays(1), TimeSpan.FromDays(1))
        .Select(date => TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(date, DateTimeKind.Unspecified), NewYork)).Where(open => open >= from && open < to).Select(StubMarket.At)];

    protected override StubAnswer Serve(StubRequest request)
    {
        if (request.Header("APCA-API-KEY-ID") != Key || request.Header("APCA-API-SECRET-KEY") != Secret)
            return new(403, """{"message":"forbidden."}""");
        return request.Path switch
        {
            "/v2/stocks/bars" when request["feed"] == "iex" => Bars(request, "AAPL"),
            "/v1beta3/crypto/us/bars" when request["feed"] is null => Bars(request, "BTC/USD"),
            "/v2/stocks/trades/latest" => """{"trades":{"MSFT":{"t":"2022-08-17T09:52:47.264Z","x":"V","p":290.5,"s":100},"AAPL":{"t":"2022-08-17T05:52:47.264123456-04:00","x":"V","p":173.69,"s":100}}}""",
            "/v1beta3/crypto/us/latest/trades" => """{"trades":{"BTC/USD":{"t":"2022-08-17T09:52:47.264Z","p":23_900.5,"s":0.1}}}""".Replace("_", "", StringComparison.Ordinal),
            "/v2/account" => """{"id":"1","status":"ACTIVE","currency":"USD","cash":"-23140.2","buying_power":"262113.632"}""",
            "/v2/positions" => """[{"symbol":"AAPL","qty":"5","qty_available":"4","market_value":"600.0"},{"symbol":"TSLA","qty":"-2","qty_available":"-2"}]""",
            _ => new(404, """{"message":"endpoint not found."}"""),
        };
    }

    private StubAnswer Bars(StubRequest request, string known)
    {
        if (request["symbols"] != known)
            return new(400, """{"message":"invalid symbol(s): NOSUCH"}""");
        var (from, to) = (Instant(request["start"]!), Instant(request["end"]!).AddTicks(1));
        var all = request["timeframe"] == "1Day" ? Days(from, to) : StubMarket.Bars(from, to, TimeSpan.FromMinutes(1));
        var start = request["page_token"] is { } token ? int.Parse(token, CultureInfo.InvariantCulture) : 0;
        var size = Math.Min(PageSize, int.Parse(request["limit"]!, CultureInfo.InvariantCulture));
        var page = all.Skip(start).Take(size).Select(bar =>
            $$"""{"t":"{{bar.Time:yyyy-MM-ddTHH:mm:ssZ}}","o":{{StubMarket.Text(bar.Open)}},"h":{{StubMarket.Text(bar.High)}},"l":{{StubMarket.Text(bar.Low)}},"c":{{StubMarket.Text(bar.Close)}},"v":{{StubMarket.Text(bar.Volume)}},"n":4,"vw":1.5}""");
        var next = start + size < all.Length ? $"\"{start + size}\"" : "null";
        return all.Length == 0 ? """{"bars":{},"next_page_token":null}""" : $$"""{"bars":{"{{known}}":[{{string.Join(',', page)}}]},"next_page_token":{{next}}}""";
    }

    private static DateTime Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).UtcDateTime;
}
