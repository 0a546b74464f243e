using Polly.CircuitBreaker;

namespace MarketMaster.RateLimiting;

public sealed partial class ApiRateLimiter
{
    /// <summary>How it stands now.</summary>
    /// <returns>The state.</returns>
    public ApiStatus GetStatus()
    {
        var limiter = Limiter;
        var (sent, failed, totalSent, totalFailed, throttled) = _activity.Read();
        var peek = limiter.Peek();
        var coolDown = limiter.CoolDownLeft;
        var levels = peek.Levels.ToArray();
        var wait = levels.Where(level => level.Refuses).Select(level => level.RetryAfter).Append(coolDown).Max();
        var circuit = Circuit;
        return new()
        {
            Name = Name,
            DisplayName = DisplayName,
            RequestsLastMinute = sent,
            TotalRequests = totalSent,
            ErrorsLastMinute = failed,
            TotalErrors = totalFailed,
            Throttled = throttled,
            Queued = limiter.QueuedCount(),
            Circuit = circuit,
            IsLimited = !peek.IsGranted || circuit is ApiCircuitState.Open,
            Wait = wait,
            CoolDown = coolDown,
            Limits = [.. levels.Select(Status).OrderByDescending(limit => limit.Utilization)],
        };
    }

    internal ApiCircuitState Circuit => _pipelines.Circuit switch
    {
        CircuitState.Closed => ApiCircuitState.Closed,
        CircuitState.HalfOpen => ApiCircuitState.HalfOpen,
        _ => ApiCircuitState.Open,
    };

    private static LimitStatus Status(RateLimitState state)
    {
        var limit = Math.Min(state.Limit.PermitLimit, state.Limit.LargestRequest);
        return new(state.Limit.Name, limit, state.Limit.Window, limit - state.Remaining);
    }
}
