using System.Runtime.CompilerServices;
using System.Text.Json;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

/// <summary>
/// CoinGecko: prices of coins over all exchanges. Its bars have no volume (0), and without a paid plan only three lengths: 30 minutes over the last day, 4 hours over 30 days,
/// 4 days over a year. Safe for any number of threads.
/// </summary>
public sealed class CoinGeckoClient : IMarketDataSource
{
    private const string PricePath = "/api/v3/simple/price";

    // balancers refuse addresses much longer than this
    private const int LongestIds = 1500;

    private readonly CoinGeckoOptions _options;
    private readonly ApiConnection _connection;
    private readonly CoinGeckoSymbols _symbols;
    private readonly IntervalTable _intervals;

    /// <summary>Creates a client outside of a container.</summary>
    /// <param name="options">Plan and key.</param>
    /// <param name="limiters">The limits; shared by all clients of the process.</param>
    /// <param name="transport">Sends requests; null for a connection of its own. It stays the caller's.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    public CoinGeckoClient(CoinGeckoOptions options, ApiRateLimiters limiters, HttpMessageHandler? transport = null, TimeProvider? timeProvider = null)
        : this(options, new(), SourceClients.Standalone(limiters, transport, timeProvider)) { }

    internal CoinGeckoClient(CoinGeckoOptions options, DataSourcesOptions shared, SourceClients clients)
    {
        DataSourcesChecks.Check(options);
        _options = options;
        _connection = new(Name, Name, clients, new(options.ApiKey), shared);
        _symbols = new(options.Symbols);
        _intervals = CoinGeckoRange.IntervalsOf(options.Plan);
    }

    /// <inheritdoc/>
    public string Name => "coingecko";

    /// <summary>Always: it serves without a key, at a lower rate.</summary>
    public bool IsConfigured => true;

    /// <inheritdoc/>
    public IReadOnlyList<TimeSpan> Intervals => _intervals.All;

    /// <summary>The coin's id and the currency of its price, such as <c>bitcoin/usd</c>.</summary>
    /// <param name="symbol">A pair such as <c>BTC/USD</c>, or an id.</param>
    /// <returns>Id and currency.</returns>
    public string SymbolOf(string symbol) => _symbols.Of(symbol) is var (id, currency) ? $"{id}/{currency}" : "";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bar> GetBarsAsync(BarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pages = new BarPages(_connection, request);
        var (id, currency) = _symbols.Of(request.Symbol);
        var interval = _intervals.NameOf(request.Interval);
        while (!pages.IsComplete)
        {
            var (path, query, until) = interval.Length == 0 ? Recent(request, pages, id, currency) : Window(request, pages, interval, id, currency);
            var answer = await GetAsync(path, query, cancellationToken).ConfigureAwait(false);
            var bars = pages.Take(answer.Endpoint, Rows(answer, request.Interval), out _);
            for (var i = 0; i < bars.Count; i++)
                yield return bars[i];
            pages.Cover(until);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var found = new PriceTable(_connection, symbols, SymbolOf);
        var wanted = found.Names.Select(name => name.Split('/', 2)).ToList();
        var currencies = string.Join(',', wanted.Select(name => name[1]).Distinct(StringComparer.Ordinal));
        foreach (var batch in Batches([.. wanted.Select(name => name[0]).Distinct(StringComparer.Ordinal)]))
        {
            var query = QueryText.Of(("ids", string.Join(',', batch)), ("vs_currencies", currencies), ("include_last_updated_at", "true"), ("precision", "full"));
            var answer = await GetAsync(PricePath, query, cancellationToken).ConfigureAwait(false);
            var json = new JsonAnswer(_connection, answer.Endpoint);
            json.Parse(answer.Body, root =>
            {
                if (root.ValueKind != JsonValueKind.Object)
                    throw json.Invalid("it is no object of coins");
                foreach (var coin in root.EnumerateObject())
                    Add(found, json, coin);
                return true;
            });
        }
        return found.InOrder(PricePath);
    }

    private static void Add(PriceTable found, JsonAnswer json, JsonProperty coin)
    {
        if (coin.Value.ValueKind != JsonValueKind.Object)
            throw json.Invalid($"'{AnswerText.OneLine(coin.Name)}' is no object");
        var time = coin.Value.TryGetProperty("last_updated_at", out var updated) && updated.ValueKind != JsonValueKind.Null ? json.Seconds(updated, "last_updated_at") : found.Now;
        foreach (var price in coin.Value.EnumerateObject())
        {
            // a coin that is not traded any more has no price
            if (price.Name != "last_updated_at" && price.Value.ValueKind != JsonValueKind.Null)
                found.Add(json, $"{coin.Name}/{price.Name}", json.Number(price.Value, $"price of {coin.Name}"), time);
        }
    }

    private IEnumerable<string[]> Batches(IReadOnlyList<string> ids)
    {
        foreach (var batch in _connection.Limiter.Batch(ids))
        {
            var (start, length) = (0, 0);
            for (var i = 0; i < batch.Length; i++)
            {
                // a comma takes three characters once it is escaped
                length += Uri.EscapeDataString(batch[i]).Length + 3;
                if (length <= LongestIds || i == start)
                    continue;
                yield return batch[start..i];
                (start, length) = (i, Uri.EscapeDataString(batch[i]).Length + 3);
            }
            yield return batch[start..];
        }
    }

    private (string Path, string Query, DateTime Until) Recent(BarRequest request, BarPages pages, string id, string currency)
    {
        var path = $"/api/v3/coins/{Uri.EscapeDataString(id)}/ohlc";
        if (CoinGeckoRange.DaysFor(request.Interval, pages.Now - request.From) is { } days)
            return (path, QueryText.Of(("vs_currency", currency), ("days", QueryText.Whole(days)), ("precision", "full")), pages.End);
        throw _connection.Error($"GET {path}", DataSourceErrorKind.NotSupported,
            $"bars of {IntervalTable.Text(request.Interval)} reach back {CoinGeckoRange.MostDays(request.Interval)} days: {request.From:u} is too early");
    }

    private static (string Path, string Query, DateTime Until) Window(BarRequest request, BarPages pages, string interval, string id, string currency)
    {
        var until = pages.Next + CoinGeckoRange.Window(interval) is var most && most < pages.End ? most : pages.End;
        // times there are those at which bars close
        var (from, to) = (pages.Next + request.Interval, until - TimeSpan.FromTicks(1) + request.Interval);
        return ($"/api/v3/coins/{Uri.EscapeDataString(id)}/ohlc/range",
            QueryText.Of(("vs_currency", currency), ("from", QueryText.Seconds(from)), ("to", QueryText.Seconds(to)), ("interval", interval)), until);
    }

    private BarSeriesBuilder Rows(ApiAnswer answer, TimeSpan interval)
    {
        var json = new JsonAnswer(_connection, answer.Endpoint);
        return json.Parse(answer.Body, root =>
        {
            var count = json.Array(root, "the answer").GetArrayLength();
            var rows = new BarSeriesBuilder(count);
            var steps = new Dictionary<TimeSpan, int>();
            DateTime? before = null;
            foreach (var (index, row) in root.EnumerateArray().Index())
            {
                json.Array(row, "a bar", least: 5);
                var close = json.Milliseconds(row[0], "time");
                // the newest bar stands at the time of the answer until it closes: nearer to the one before it than others
                if (index == count - 1 && before is { } previous && close >= previous && close - previous < interval)
                    continue;
                if (before is { } last)
                    steps[close - last] = steps.GetValueOrDefault(close - last) + 1;
                before = close;
                rows.Add(new(
                    close - interval, json.Number(row[1], "open"), json.Number(row[2], "high"), json.Number(row[3], "low"), json.Number(row[4], "close"), Volume: 0));
            }
            // a missing bar makes one longer step: only where most are longer is the length another
            if (steps.Count > 0 && steps.MaxBy(step => step.Value).Key is var usual && (usual < interval || (usual != interval && steps.Values.Sum() > 2)))
                throw json.Invalid($"its bars are {usual:c} long, where {interval:c} were asked for");
            return rows;
        });
    }

    private async Task<ApiAnswer> GetAsync(string path, string query, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(new Uri(_options.Address, path)) { Query = query }.Uri);
        request.Headers.UserAgent.Add(new("MarketMaster", "1.0"));
        if (!string.IsNullOrEmpty(_options.ApiKey))
            request.Headers.TryAddWithoutValidation(_options.Plan == CoinGeckoPlan.Pro ? "x-cg-pro-api-key" : "x-cg-demo-api-key", _options.ApiKey);
        var answer = await _connection.SendAsync(request, null, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? answer : throw CoinGeckoRefusals.Read(_connection, answer);
    }
}
