using Polly.CircuitBreaker;

namespace MarketMaster.RateLimiting;

public sealed partial class ApiRateLimiters
{
    /// <summary>The sources of a kind of data, in order.</summary>
    /// <param name="kind">Such as <c>crypto_prices</c>, <c>stock_prices</c> or <c>balances</c>.</param>
    /// <returns>The APIs.</returns>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public IReadOnlyList<ApiRateLimiter> SourcesOf(string kind) => _options.Sources.TryGetValue(kind, out var names)
        ? [.. RateLimitingChecks.Split(names).Select(name => this[name])]
        : throw new KeyNotFoundException($"there are no sources for '{kind}': known are {string.Join(", ", _options.Sources.Keys)}");

    /// <summary>The best source now: the first that would answer without waiting; else the one with the shortest wait.</summary>
    /// <param name="kind">Such as <c>crypto_prices</c>.</param>
    /// <returns>The API; null where the circuits of all are open.</returns>
    /// <exception cref="KeyNotFoundException">There is no such kind.</exception>
    public ApiRateLimiter? BestSource(string kind)
    {
        ApiRateLimiter? best = null;
        var shortest = TimeSpan.MaxValue;
        foreach (var api in SourcesOf(kind))
        {
            var status = api.GetStatus();
            if (status.Circuit is ApiCircuitState.Open)
                continue;
            if (!status.IsLimited)
                return api;
            if (status.Wait < shortest)
                (best, shortest) = (api, status.Wait);
        }
        return best;
    }

    /// <summary>
    /// Asks the sources of a kind of data, in order, until one answers; where none does, the last known value, marked as stale. A source whose circuit is open is
    /// passed over without a call.
    /// </summary>
    /// <param name="kind">Such as <c>crypto_prices</c>.</param>
    /// <param name="key">What of it, such as a symbol: under this the last value is kept.</param>
    /// <param name="fetch">Asks one API, named by its key. It may be called several times.</param>
    /// <param name="options">Weight, priority, repetitions; the time-out is per source. Null takes the APIs' own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <typeparam name="T">What the value is.</typeparam>
    /// <returns>The value, its source and age.</returns>
    /// <exception cref="AggregateException">No source answered, and there is no last value; holds what each source failed with.</exception>
    public async Task<SourcedValue<T>> FetchAsync<T>(
        string kind, string key, Func<string, CancellationToken, ValueTask<T>> fetch, ApiCallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(fetch);
        options ??= ApiCallOptions.Default;
        if (options.Timeout is null)
            options = options with { Timeout = _options.SourceTimeout };
        var failures = new List<Exception>();
        foreach (var api in SourcesOf(kind))
        {
            try
            {
                var value = await api.CallAsync(token => fetch(api.Name, token), options, cancellationToken).ConfigureAwait(false);
                _lastKnown.Set(kind, key, value, api.Name);
                return new(value, api.Name, _time.GetUtcNow(), TimeSpan.Zero, IsStale: false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }
        return _lastKnown.Find<T>(kind, key)
            ?? throw new AggregateException($"no source of '{kind}' answered for '{key}', and there is no last known value", failures);
    }

    /// <summary>Keeps a value as the last known one, for who asks sources in another way than <see cref="FetchAsync"/>, such as many symbols in one call.</summary>
    /// <param name="kind">Such as <c>crypto_prices</c>.</param>
    /// <param name="key">What of it.</param>
    /// <param name="value">The value.</param>
    /// <param name="source">Which API gave it.</param>
    /// <typeparam name="T">What the value is.</typeparam>
    public void Remember<T>(string kind, string key, T value, string source)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(source);
        _lastKnown.Set(kind, key, value, source);
    }

    /// <summary>The last value that <see cref="FetchAsync"/> has received, or that <see cref="Remember"/> was given.</summary>
    /// <param name="kind">Such as <c>crypto_prices</c>.</param>
    /// <param name="key">What of it.</param>
    /// <typeparam name="T">What the value is.</typeparam>
    /// <returns>The value, marked as stale; null where there is none.</returns>
    public SourcedValue<T>? LastKnown<T>(string kind, string key) => _lastKnown.Find<T>(kind, key);

    /// <summary>Makes one call to an API with its limits, time-outs and repetitions; where it fails, to its fallback, and so on.</summary>
    /// <param name="api">Key of the API, such as <c>kraken</c>.</param>
    /// <param name="call">Asks one API, named by its key. It may be called several times.</param>
    /// <param name="options">How this call differs; null takes the API's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <typeparam name="T">What the call answers.</typeparam>
    /// <returns>The answer, and which API gave it.</returns>
    /// <exception cref="AggregateException">The API and its fallbacks failed; holds what each failed with.</exception>
    public async Task<SourcedValue<T>> CallAsync<T>(
        string api, Func<string, CancellationToken, ValueTask<T>> call, ApiCallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        options ??= ApiCallOptions.Default;
        var failures = new List<Exception>();
        var tried = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var name = api; !string.IsNullOrEmpty(name) && tried.Add(name);)
        {
            var limiter = this[name];
            try
            {
                var value = await limiter.CallAsync(token => call(limiter.Name, token), options, cancellationToken).ConfigureAwait(false);
                return new(value, limiter.Name, _time.GetUtcNow(), TimeSpan.Zero, IsStale: false);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e is BrokenCircuitException ? new InvalidOperationException($"{name}: the circuit is open", e) : e);
            }
            name = options.Fallback ?? limiter.Options.Fallback;
        }
        throw new AggregateException($"{string.Join(", then ", tried)}: no call was answered", failures);
    }
}
