using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>
/// One API: its limits and queue, its circuit, what it has answered of late. Permits count from the response, so that the server's own window is never
/// overrun. Safe for any number of threads. Obtained from <see cref="ApiRateLimiters"/>.
/// </summary>
public sealed partial class ApiRateLimiter : IDisposable
{
    private readonly TimeProvider _time;
    private readonly RateLimitingMetrics _metrics;
    private readonly LocalRateLimiter? _own;
    private volatile Configuration _configuration;

    internal ApiRateLimiter(string name, ApiOptions options, ApiRateLimiter? sharesWith, TimeProvider time, RateLimitingMetrics metrics, bool deliversInline)
    {
        Name = name;
        _time = time;
        _metrics = metrics;
        SharesWith = sharesWith;
        _pipelines = new(this);
        _activity = new(time);
        if (sharesWith is null)
        {
            _own = new(LimitsOf(name, options), new()
            {
                TimeProvider = time,
                QueueLimit = options.QueueLimit,
                AgeingInterval = options.AgeingInterval,
                MaximumInFlight = options.MaximumInFlight,
                CountsFromCompletion = true,
                DeliversInline = deliversInline,
            });
        }
        _configuration = Configure(options);
    }

    /// <summary>Its key, such as <c>kraken</c>.</summary>
    public string Name { get; }

    /// <summary>How status tables call it.</summary>
    public string DisplayName => Options.DisplayName ?? Name;

    /// <summary>The options now in force.</summary>
    public ApiOptions Options => _configuration.Options;

    /// <summary>The limits, for peeking and for cool-downs; shared with another API where the server counts both together.</summary>
    public LocalRateLimiter Limiter => _own ?? SharesWith!.Limiter;

    internal ApiRateLimiter? SharesWith { get; }

    internal TimeProvider Time => _time;

    /// <summary>Waits for permits, in the order of priority and arrival. Dispose the lease when the response is there.</summary>
    /// <param name="weight">Permits, at least 1.</param>
    /// <param name="priority">Who goes first; null takes the API's own.</param>
    /// <param name="cancellationToken">Leaves the queue.</param>
    /// <returns>The lease.</returns>
    /// <exception cref="RateLimitExceededException">The queue is full.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit can never give so many permits.</exception>
    public ValueTask<PermitLease> AcquireAsync(int weight = 1, RateLimitPriority? priority = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        return AcquireAsync(_configuration.Rules.Cost(weight), priority ?? Options.Priority, cancellationToken);
    }

    /// <summary>Cuts symbols into calls of the API's batch size.</summary>
    /// <param name="symbols">The symbols.</param>
    /// <typeparam name="T">What a symbol is.</typeparam>
    /// <returns>The calls, in order.</returns>
    public IReadOnlyList<T[]> Batch<T>(IEnumerable<T> symbols) => Batching.Batch(symbols, Options.BatchSize);

    /// <summary>Cuts symbols into calls of the smallest total weight, by the rule of a path.</summary>
    /// <param name="symbols">The symbols.</param>
    /// <param name="path">Path of the request, such as <c>/api/v3/ticker/24hr</c>.</param>
    /// <typeparam name="T">What a symbol is.</typeparam>
    /// <returns>The calls, in order.</returns>
    public IReadOnlyList<T[]> Batch<T>(IEnumerable<T> symbols, string path) => _configuration.Rules.Find(null, path) is { } rule
        ? Batching.BatchByWeight(symbols, rule.BatchSize, rule.WeightOf)
        : Batch(symbols);

    /// <summary>What a request costs, by the rules of the API.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path, without the query.</param>
    /// <param name="symbols">Symbols in the request; 0 where unknown.</param>
    /// <param name="query">The query, for rules whose weight depends on it; null for none.</param>
    /// <returns>The permits.</returns>
    public int WeightOf(string method, string path, int symbols = 0, string? query = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _configuration.Rules.Cost(method, path, symbols, null, query).Permits;
    }

    /// <summary>Stops the queue: whoever waits is refused.</summary>
    public void Dispose() => _own?.Dispose();

    internal static RateLimit[] LimitsOf(string name, ApiOptions options)
    {
        var rules = new RequestRules(name, options, [.. options.Limits.Keys]);
        return options.Limits.Count > 0
            ? [.. options.Limits.Select((entry, i) => Fitting(name, entry.Value.ToRateLimit(entry.Key, options.UtilizationCeiling, rules.Heaviest(i)), rules.Heaviest(i)))]
            : throw new ArgumentException($"API '{name}' has no limits: give it at least one, or say whose it shares", nameof(options));
    }

    private static RateLimit Fitting(string name, RateLimit limit, int heaviest) => heaviest <= limit.LargestRequest ? limit
        : throw new ArgumentException($"{name}: a request weighs {heaviest}, and the limit '{limit.Name}' can give {limit.LargestRequest} at most", nameof(limit));

    internal void Update(ApiOptions options)
    {
        _own?.Update(LimitsOf(Name, options));
        _configuration = Configure(options);
        _pipelines.Clear();
    }

    internal RequestCost CostOf(string method, string path, int symbols, int? weight, string? query) => _configuration.Rules.Cost(method, path, symbols, weight, query);

    internal async ValueTask<PermitLease> AcquireAsync(RequestCost cost, RateLimitPriority priority, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        var waiting = Limiter.AcquireAsync(cost, priority, cancellationToken);
        var waited = !waiting.IsCompleted;
        var lease = await waiting.ConfigureAwait(false);
        if (!lease.IsAcquired)
        {
            lease.TryGetMetadata(RateLimitMetadata.LimitName, out var limit);
            TimeSpan? retryAfter = lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null;
            throw new RateLimitExceededException(Name, limit, retryAfter);
        }
        _metrics.Waited(Name, priority, waited ? _time.GetElapsedTime(started) : TimeSpan.Zero);
        _activity.Sent();
        return (PermitLease)lease;
    }

    private Configuration Configure(ApiOptions options) =>
        new(options, new(Name, options, [.. Limiter.Limits.Select(limit => limit.Name)]));

    private sealed record Configuration(ApiOptions Options, RequestRules Rules);
}
