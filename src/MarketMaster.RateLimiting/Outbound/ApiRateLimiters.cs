using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Options;

namespace MarketMaster.RateLimiting;

/// <summary>The APIs that are called, each with its limits, and the chains of sources over them. Safe for any number of threads.</summary>
public sealed partial class ApiRateLimiters : IDisposable
{
    private readonly Dictionary<string, ApiRateLimiter> _apis = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeProvider _time;
    private readonly RateLimitingMetrics _metrics;
    private readonly IDisposable? _changes;
    private readonly LastKnownValues _lastKnown;
    private volatile RateLimitingOptions _options;

    /// <summary>Creates the limiters of a set of options.</summary>
    /// <param name="options">The options; null takes the standard preset.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public ApiRateLimiters(RateLimitingOptions? options = null, TimeProvider? timeProvider = null) : this(options ?? new(), timeProvider ?? TimeProvider.System, deliversInline: false) { }

    /// <summary>Creates the limiters of options that may change: limits then follow at once and keep what they have counted.</summary>
    /// <param name="options">The options.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    public ApiRateLimiters(IOptionsMonitor<RateLimitingOptions> options, TimeProvider? timeProvider = null) : this(Value(options), timeProvider) =>
        _changes = options.OnChange(Update);

    internal ApiRateLimiters(RateLimitingOptions options, TimeProvider time, bool deliversInline)
    {
        RateLimitingChecks.Check(options);
        _options = options;
        _time = time;
        _metrics = new(() => _apis.Values);
        _lastKnown = new(time, options.MaximumLastKnownValues);
        foreach (var (name, api) in options.Apis.OrderBy(entry => entry.Value.SharesLimitsOf is not null))
            _apis.Add(name, new(name, api, api.SharesLimitsOf is { } other ? _apis[other] : null, time, _metrics, deliversInline));
    }

    /// <summary>All APIs, in the order of the options.</summary>
    public IReadOnlyList<ApiRateLimiter> All => [.. _options.Apis.Keys.Where(_apis.ContainsKey).Select(name => _apis[name])];

    /// <summary>One API.</summary>
    /// <param name="name">Its key, such as <c>kraken</c>; upper and lower case do not matter.</param>
    /// <exception cref="KeyNotFoundException">There is no such API.</exception>
    public ApiRateLimiter this[string name] => TryGet(name, out var api)
        ? api
        : throw new KeyNotFoundException($"there is no API '{name}': known are {string.Join(", ", _apis.Keys)}");

    /// <summary>Looks for an API.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="api">The API.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out ApiRateLimiter? api)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _apis.TryGetValue(name, out api);
    }

    /// <summary>How all APIs stand now. Print it with <see cref="StatusTable"/>.</summary>
    /// <returns>A state for each.</returns>
    public IReadOnlyList<ApiStatus> GetStatus() => [.. All.Select(api => api.GetStatus())];

    /// <summary>Puts other numbers in force, at once, also for calls that wait. APIs can be changed, not added or removed.</summary>
    /// <param name="options">The new options.</param>
    /// <exception cref="ArgumentException">An option is wrong; nothing was changed.</exception>
    public void Update(RateLimitingOptions options)
    {
        RateLimitingChecks.Check(options);
        foreach (var (name, api) in options.Apis)
        {
            if (_apis.TryGetValue(name, out var limiter))
                limiter.Update(api);
        }
        _options = options;
    }

    /// <summary>Stops the queues: whoever waits is refused.</summary>
    public void Dispose()
    {
        _changes?.Dispose();
        foreach (var api in _apis.Values)
            api.Dispose();
        _metrics.Dispose();
    }

    private static RateLimitingOptions Value(IOptionsMonitor<RateLimitingOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.CurrentValue;
    }
}
