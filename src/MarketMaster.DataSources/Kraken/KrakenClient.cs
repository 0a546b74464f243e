using System.Runtime.CompilerServices;
using System.Text.Json;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

/// <summary>
/// Kraken's spot market. Public data goes by the limits of <c>kraken_public</c>, signed requests by those of <c>kraken</c>. Bars reach back 720 intervals; an earlier
/// beginning is an error, not a shorter answer. Safe for any number of threads.
/// </summary>
public sealed class KrakenClient : IMarketDataSource, IBalanceSource
{
    private const int Depth = 720;
    private const string BalancePath = "/0/private/BalanceEx";

    private readonly KrakenOptions _options;
    private readonly ApiConnection _public;
    private readonly ApiConnection _private;
    private readonly SymbolNames _symbols;
    private readonly IntervalTable _intervals;

    /// <summary>Creates a client outside of a container.</summary>
    /// <param name="options">Address and credentials.</param>
    /// <param name="limiters">The limits; shared by all clients of the process.</param>
    /// <param name="transport">Sends requests; null for a connection of its own. It stays the caller's.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">A setting is wrong; the message names it.</exception>
    public KrakenClient(KrakenOptions options, ApiRateLimiters limiters, HttpMessageHandler? transport = null, TimeProvider? timeProvider = null)
        : this(options, new(), SourceClients.Standalone(limiters, transport, timeProvider), "kraken") { }

    internal KrakenClient(KrakenOptions options, DataSourcesOptions shared, SourceClients clients, string name, KrakenSigner? signer = null)
    {
        DataSourcesChecks.Check(options);
        Name = name;
        _options = options;
        var mask = new SecretMask(options.ApiKey, options.ApiSecret);
        _public = new(name, "kraken_public", clients, mask, shared);
        _private = new(name, "kraken", clients, mask, shared, signer ?? new(options, clients.Time));
        _symbols = new(options.Symbols, SymbolNames.None, Rule);
        _intervals = new(
            name,
            (TimeSpan.FromMinutes(1), "1"), (TimeSpan.FromMinutes(5), "5"), (TimeSpan.FromMinutes(15), "15"), (TimeSpan.FromMinutes(30), "30"),
            (TimeSpan.FromHours(1), "60"), (TimeSpan.FromHours(4), "240"), (TimeSpan.FromDays(1), "1440"), (TimeSpan.FromDays(7), "10080"), (TimeSpan.FromDays(15), "21600"));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Whether there are a key and a secret. Bars and prices need none.</summary>
    public bool IsConfigured => _options.HasCredentials;

    /// <inheritdoc/>
    public IReadOnlyList<TimeSpan> Intervals => _intervals.All;

    /// <inheritdoc/>
    public string SymbolOf(string symbol) => _symbols.Of(symbol);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Bar> GetBarsAsync(BarRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var pages = new BarPages(_public, request);
        var (pair, interval) = (_symbols.Of(request.Symbol), _intervals.NameOf(request.Interval));
        if (pages.IsComplete)
            yield break;
        // "since" is a time after which bars begin
        var answer = await SendAsync(
            _public, HttpMethod.Get, "/0/public/OHLC",
            QueryText.Of(("pair", pair), ("interval", interval), ("since", QueryText.Seconds(request.From - TimeSpan.FromSeconds(1)))), cancellationToken).ConfigureAwait(false);
        var rows = Rows(answer, pair);
        var bars = pages.Take(answer.Endpoint, rows, out var read);
        if (read >= Depth - 1 && pages.FirstRead is { } earliest && earliest - request.From >= request.Interval)
        {
            throw _public.Error(answer.Endpoint, DataSourceErrorKind.NotSupported,
                $"only the newest {Depth} bars of {IntervalTable.Text(request.Interval)} are served, from {earliest:u} on: {request.From:u} is too early");
        }
        for (var i = 0; i < bars.Count; i++)
            yield return bars[i];
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<LatestPrice>> GetPricesAsync(IReadOnlyCollection<string> symbols, CancellationToken cancellationToken = default)
    {
        const string Path = "/0/public/Ticker";
        ArgumentNullException.ThrowIfNull(symbols);
        var found = new PriceTable(_public, symbols, _symbols.Of);
        foreach (var batch in _public.Limiter.Batch(found.Names))
        {
            var answer = await SendAsync(_public, HttpMethod.Get, Path, QueryText.Of(("pair", string.Join(',', batch))), cancellationToken).ConfigureAwait(false);
            var json = new JsonAnswer(_public, answer.Endpoint);
            var prices = json.Parse(answer.Body, root => KrakenRefusals.Result(_public, answer, json, root).EnumerateObject()
                .Select(ticker => (Pair: KrakenAssets.Plain(ticker.Name), Price: json.Quoted(json.Array(json.Property(ticker.Value, "c"), "'c'", least: 1)[0], "last price"))).ToList());
            var asked = batch.ToLookup(KrakenAssets.Plain, StringComparer.Ordinal);
            foreach (var (pair, price) in prices)
            {
                foreach (var name in asked[pair])
                    found.Add(json, name, price, found.Now);
            }
        }
        return found.InOrder(Path);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AssetBalance>> GetBalancesAsync(CancellationToken cancellationToken = default)
    {
        if (!_options.HasCredentials)
            throw _private.Error($"POST {BalancePath}", DataSourceErrorKind.Unauthorized, "balances need a key and a secret: set KRAKEN_API_KEY and KRAKEN_API_SECRET");
        var answer = await SendAsync(_private, HttpMethod.Post, BalancePath, "", cancellationToken).ConfigureAwait(false);
        var json = new JsonAnswer(_private, answer.Endpoint);
        return json.Parse(answer.Body, root => KrakenRefusals.Result(_private, answer, json, root).EnumerateObject()
            .Select(asset => Balance(json, asset)).Where(balance => balance.Total != 0).OrderBy(balance => balance.Asset, StringComparer.Ordinal).ToList());
    }

    private static AssetBalance Balance(JsonAnswer json, JsonProperty asset)
    {
        var total = Amount(json, asset, "balance");
        var held = asset.Value.TryGetProperty("hold_trade", out _) ? Amount(json, asset, "hold_trade") : 0;
        return new(KrakenAssets.Ours(asset.Name), total - held, held);
    }

    private static decimal Amount(JsonAnswer json, JsonProperty asset, string name)
    {
        var value = json.Property(asset.Value, name);
        return json.Amount(value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText(), $"{name} of {asset.Name}");
    }

    private async Task<ApiAnswer> SendAsync(ApiConnection connection, HttpMethod method, string path, string text, CancellationToken cancellationToken)
    {
        var isSigned = method == HttpMethod.Post;
        using var request = new HttpRequestMessage(method, new UriBuilder(new Uri(_options.BaseAddress, path)) { Query = isSigned ? "" : text }.Uri);
        request.Headers.UserAgent.Add(new("MarketMaster", "1.0"));
        var answer = await connection.SendAsync(request, isSigned ? text : null, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? answer : throw KrakenRefusals.Read(connection, answer);
    }

    private BarSeriesBuilder Rows(ApiAnswer answer, string pair)
    {
        var json = new JsonAnswer(_public, answer.Endpoint);
        return json.Parse(answer.Body, root =>
        {
            var result = KrakenRefusals.Result(_public, answer, json, root);
            json.Property(result, "last");
            var series = result.EnumerateObject().Where(property => property.Name != "last").ToList();
            if (series.Count != 1 || KrakenAssets.Plain(series[0].Name) != KrakenAssets.Plain(pair))
                throw json.Invalid($"bars of {pair} were asked for, and came as '{AnswerText.OneLine(string.Join(", ", series.Select(property => property.Name)))}'");
            var rows = new BarSeriesBuilder(json.Array(series[0].Value, "the bars").GetArrayLength());
            foreach (var row in series[0].Value.EnumerateArray())
            {
                json.Array(row, "a bar", least: 7);
                rows.Add(new(
                    json.Seconds(row[0], "open time"), json.Quoted(row[1], "open"), json.Quoted(row[2], "high"), json.Quoted(row[3], "low"),
                    json.Quoted(row[4], "close"), json.Quoted(row[6], "volume")));
            }
            return rows;
        });
    }

    private static string Rule(string symbol) =>
        SymbolNames.Pair(symbol) is { } pair ? KrakenAssets.Theirs(pair.Base) + KrakenAssets.Theirs(pair.Quote) : symbol.ToUpperInvariant();
}
