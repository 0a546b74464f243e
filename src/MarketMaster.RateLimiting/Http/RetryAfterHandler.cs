using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;

namespace MarketMaster.RateLimiting;

/// <summary>
/// The polite client of somebody's rate limits: waits as long as <c>Retry-After</c> says, else longer each time and by a random share more, and repeats; holds
/// back requests while a server's <c>RateLimit</c> or <c>X-RateLimit-</c> fields say that nothing is left. A pause holds for all requests to that server.
/// </summary>
public sealed class RetryAfterHandler : DelegatingHandler
{
    private const int JitterSteps = 1 << 20;

    private readonly RetryAfterOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, long> _pausedUntil = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Creates a handler.</summary>
    /// <param name="options">How it waits; null takes the defaults.</param>
    /// <param name="timeProvider">The clock; null takes the system's.</param>
    public RetryAfterHandler(RetryAfterOptions? options = null, TimeProvider? timeProvider = null) =>
        (_options, _time) = (options ?? new(), timeProvider ?? TimeProvider.System);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var server = request.RequestUri is { IsAbsoluteUri: true } uri ? uri.Authority : "";
        for (var attempt = 0; ; attempt++)
        {
            await PauseAsync(server, cancellationToken).ConfigureAwait(false);
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var retryAfter = ApiFeedback.RetryAfter(response, _time);
            if (!IsRefusal(request, response, retryAfter))
            {
                if (_options.HonorsRemaining && ApiFeedback.Exhausted(response, _time) is { } empty)
                    Pause(server, Shorter(empty, _options.MaximumDelay));
                return response;
            }
            var wait = retryAfter ?? ApiFeedback.Exhausted(response, _time) ?? Shorter(_options.BaseDelay * Math.Pow(2, attempt), _options.MaximumDelay);
            if (attempt >= _options.MaximumRetries || wait > _options.MaximumDelay)
                return response;
            response.Dispose();
            Pause(server, wait + (wait * _options.Jitter * RandomNumberGenerator.GetInt32(JitterSteps) / JitterSteps));
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    // 503 with Retry-After is a refusal as well, but whether the request was begun is not certain.
    private static bool IsRefusal(HttpRequestMessage request, HttpResponseMessage response, TimeSpan? retryAfter) =>
        response.StatusCode is HttpStatusCode.TooManyRequests
        || (response.StatusCode is HttpStatusCode.ServiceUnavailable && retryAfter is not null
            && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options));

    private void Pause(string server, TimeSpan wait)
    {
        var until = _time.GetTimestamp() + ClockUnits.FromTimeSpan(wait, _time.TimestampFrequency);
        _pausedUntil.AddOrUpdate(server, until, (_, present) => Math.Max(present, until));
    }

    private async ValueTask PauseAsync(string server, CancellationToken cancellationToken)
    {
        while (_pausedUntil.TryGetValue(server, out var until) && until - _time.GetTimestamp() is > 0 and var left)
        {
            // timers count whole milliseconds
            var wait = TimeSpan.FromMilliseconds(Math.Ceiling(ClockUnits.ToTimeSpan(left, _time.TimestampFrequency).TotalMilliseconds));
            await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
