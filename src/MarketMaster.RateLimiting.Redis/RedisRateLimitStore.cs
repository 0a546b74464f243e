using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using StackExchange.Redis;

namespace MarketMaster.RateLimiting.Redis;

/// <summary>
/// Counts of many keys shared by many machines: one script call a request for all its limits, by Redis' own clock, so that the clocks of the machines do not
/// matter. While Redis is away, requests go on as <see cref="RedisRateLimitOptions.FailureMode"/> says, without waiting for it; it is asked again by itself.
/// </summary>
/// <remarks>
/// All limits of a key lie under one hash tag, so a cluster works. Keys expire by themselves. A limit that gets another algorithm starts anew; one that gets other
/// numbers goes on with what was counted. An answer that came too late may have been counted: nothing is asked twice.
/// </remarks>
public sealed class RedisRateLimitStore : IRateLimitStore, IDisposable
{
    private static readonly Meter Meter = new("MarketMaster.RateLimiting.Redis");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("marketmaster.ratelimiting.redis.failures", "{request}", "Requests that Redis did not answer in time.");
    private readonly RedisConnection _connection;
    private readonly RedisRateLimitOptions _options;
    private readonly TimeProvider _time;
    private readonly RedisAvailability _availability;
    private readonly LocalRateLimitStore _local;
    private readonly ConcurrentDictionary<RateLimit, RateLimit> _shares = [];

    static RedisRateLimitStore() => Meter.CreateObservableGauge("marketmaster.ratelimiting.redis.degraded", () => _degradedStores, "{store}", "Stores whose Redis is away.");

    /// <summary>Creates a store on a connection of the caller's, which stays the caller's.</summary>
    /// <param name="connection">The connection. It should be made with <c>abortConnect=false</c>, so that it comes back.</param>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <param name="timeProvider">The clock for time-outs, and for what is counted locally; null takes the system's.</param>
    /// <exception cref="ArgumentException">A setting is not allowed.</exception>
    public RedisRateLimitStore(IConnectionMultiplexer connection, RedisRateLimitOptions? options = null, TimeProvider? timeProvider = null)
        : this(new RedisConnection(connection ?? throw new ArgumentNullException(nameof(connection))), options, timeProvider)
    {
    }

    private RedisRateLimitStore(RedisConnection connection, RedisRateLimitOptions? options, TimeProvider? timeProvider)
    {
        _connection = connection;
        _options = RedisRateLimitOptions.Checked(options);
        _time = timeProvider ?? TimeProvider.System;
        _availability = new(_options.RetryInterval, _time);
        _local = new(_time);
    }

    private static long _degradedStores;

    /// <summary>Whether Redis is away at present.</summary>
    public bool IsDegraded => _availability.IsAway;

    /// <summary>Connects by <see cref="RedisRateLimitOptions.Configuration"/>. Succeeds also while Redis is away: it is then degraded, and comes back by itself.</summary>
    /// <param name="options">Settings; null takes the defaults.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    /// <returns>The store, which owns its connection.</returns>
    /// <exception cref="ArgumentException">A setting is not allowed.</exception>
    public static RedisRateLimitStore Connect(RedisRateLimitOptions? options = null, TimeProvider? timeProvider = null)
    {
        var settings = ConfigurationOptions.Parse(RedisRateLimitOptions.Checked(options).Configuration);
        settings.AbortOnConnectFail = false;
        return new(new RedisConnection(settings), options, timeProvider);
    }

    /// <inheritdoc/>
    public ValueTask<RateLimitResult> AcquireAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default) =>
        AskAsync(CheckScript.Acquire, key, limits, permits, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<RateLimitResult> PeekAsync(string key, ReadOnlyMemory<RateLimit> limits, int permits = 1, CancellationToken cancellationToken = default) =>
        AskAsync(CheckScript.Peek, key, limits, permits, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask RefundAsync(string key, ReadOnlyMemory<RateLimit> limits, RateLimitResult granted, CancellationToken cancellationToken = default)
    {
        Check(key, limits, granted?.Permits ?? 1);
        ArgumentNullException.ThrowIfNull(granted);
        if (!granted.IsGranted)
            return;
        if (granted.IsDegraded)
        {
            if (_options.FailureMode == RedisFailureMode.Local)
                await _local.RefundAsync(key, Shares(limits.Span), granted, cancellationToken).ConfigureAwait(false);
            return;
        }
        var charged = granted.Charged(limits.Span);
        // What cannot be given back stays taken: the strict side.
        if (charged.Length > 0)
            _ = await TryRunAsync(CheckScript.Refund, key, charged, granted.Permits, granted.Stamp, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the store, and its connection where it made it.</summary>
    public void Dispose()
    {
        SetDegraded(false);
        _local.Dispose();
        _connection.Dispose();
    }

    private async ValueTask<RateLimitResult> AskAsync(string what, string key, ReadOnlyMemory<RateLimit> limits, int permits, CancellationToken cancellationToken)
    {
        Check(key, limits, permits);
        var answer = await TryRunAsync(what, key, limits, permits, 0, cancellationToken).ConfigureAwait(false);
        return answer is null
            ? await SubstituteAsync(what, key, limits, permits, cancellationToken).ConfigureAwait(false)
            : Read(answer, limits.Span, permits);
    }

    private async Task<RedisResult[]?> TryRunAsync(string what, string key, ReadOnlyMemory<RateLimit> limits, int permits, long stamp, CancellationToken cancellationToken)
    {
        if (!_availability.MayAsk())
            return null;
        try
        {
            var run = CheckScript.RunAsync(_connection.Database, Keys(key, limits.Span), CheckScript.Values(what, limits.Span, permits, stamp));
            // The client waits for ever for a server that hangs.
            var answer = (RedisResult[])(await run.WaitAsync(_options.Budget, _time, cancellationToken).ConfigureAwait(false))!;
            if (_availability.IsAway)
            {
                _availability.Succeeded();
                SetDegraded(false);
            }
            return answer;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            _availability.Abandoned();
            throw;
        }
        catch (Exception error) when (error is TimeoutException or RedisException or ObjectDisposedException or OperationCanceledException)
        {
            Failures.Add(1);
            _availability.Failed();
            SetDegraded(true);
            _connection.Reconnect(_availability.AskSoon);
            return null;
        }
    }

    private async ValueTask<RateLimitResult> SubstituteAsync(string what, string key, ReadOnlyMemory<RateLimit> limits, int permits, CancellationToken cancellationToken)
    {
        if (_options.FailureMode == RedisFailureMode.Local)
        {
            var shares = Shares(limits.Span);
            var local = what == CheckScript.Acquire
                ? await _local.AcquireAsync(key, shares, permits, cancellationToken).ConfigureAwait(false)
                : await _local.PeekAsync(key, shares, permits, cancellationToken).ConfigureAwait(false);
            return new(local.IsGranted, permits, local.Levels.ToArray(), local.Stamp, isDegraded: true);
        }
        var refuses = _options.FailureMode == RedisFailureMode.Refuse;
        var levels = new RateLimitState[limits.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var limit = limits.Span[i];
            levels[i] = refuses ? new(limit, 0, _options.RetryInterval, _options.RetryInterval) : new(limit, limit.PermitLimit, TimeSpan.Zero, TimeSpan.Zero);
        }
        return new(!refuses, permits, levels, isDegraded: true);
    }

    private RateLimit[] Shares(ReadOnlySpan<RateLimit> limits)
    {
        var shares = new RateLimit[limits.Length];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = _options.Nodes == 1 ? limits[i] : _shares.GetOrAdd(limits[i], Share, _options.Nodes);
        return shares;
    }

    private static RateLimit Share(RateLimit limit, int nodes)
    {
        var permits = Math.Max(1, limit.PermitLimit / nodes);
        return new(limit.Name, permits, limit.Window, limit.Algorithm)
        {
            Segments = limit.Segments,
            Burst = Math.Clamp(limit.Burst / nodes, 1, permits),
            CountsRequests = limit.CountsRequests,
            IsShadow = limit.IsShadow,
        };
    }

    private RedisKey[] Keys(string key, ReadOnlySpan<RateLimit> limits)
    {
        var keys = new RedisKey[limits.Length];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = $"{_options.KeyPrefix}{{{key}}}:{limits[i].Name}:{CheckScript.Kind(limits[i])}";
        return keys;
    }

    private static RateLimitResult Read(RedisResult[] answer, ReadOnlySpan<RateLimit> limits, int permits)
    {
        var levels = new RateLimitState[limits.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var at = 2 + (i * 4);
            levels[i] = new(limits[i], (int)answer[at], Time((long)answer[at + 1]), Time((long)answer[at + 2]), Time((long)answer[at + 3]));
        }
        return new((long)answer[0] == 1, permits, levels, long.Parse((string)answer[1]!, CultureInfo.InvariantCulture));
    }

    private static TimeSpan Time(long microseconds) => microseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMicroseconds(microseconds);

    private static void Check(string key, ReadOnlyMemory<RateLimit> limits, int permits)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(permits, 1);
        if (limits.IsEmpty)
            throw new ArgumentException("no limits: at least one must be checked", nameof(limits));
    }

    private int _isDegraded;

    private void SetDegraded(bool value)
    {
        var now = value ? 1 : 0;
        if (Interlocked.Exchange(ref _isDegraded, now) != now)
            Interlocked.Add(ref _degradedStores, value ? 1 : -1);
    }
}
