namespace MarketMaster.RateLimiting;

/// <summary>How a <see cref="LocalRateLimiter"/> waits and counts.</summary>
public sealed class LocalRateLimiterOptions
{
    /// <summary>The clock. Default: the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public TimeProvider TimeProvider
    {
        get;
        set => field = value ?? throw new ArgumentNullException(nameof(value));
    } = TimeProvider.System;

    /// <summary>Requests that may wait at the same time, at least 0; one more is refused at once. Default: no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public int QueueLimit
    {
        get;
        set => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the queue limit must be at least 0");
    } = int.MaxValue;

    /// <summary>How long a waiting request takes to rise by one priority; <see cref="TimeSpan.Zero"/> for never. Default 10 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public TimeSpan AgeingInterval
    {
        get;
        set => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the ageing interval must not be negative");
    } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether permits count from the disposal of their lease instead of from the grant. For calls to a server that counts arrivals: dispose the lease when
    /// the response is there, and the server's window cannot be overrun, whatever the latency. Default false.
    /// </summary>
    public bool CountsFromCompletion { get; set; }

    /// <summary>
    /// How long after an abandoned call (timed out, cancelled) the server may still count it; the permits stay taken until then, and count from then.
    /// Only with <see cref="CountsFromCompletion"/>. 0 to 1 day, default 30 seconds.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public TimeSpan MaximumInFlight
    {
        get;
        set => field = value >= TimeSpan.Zero && value <= TimeSpan.FromDays(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the maximum time in flight must be 0 to 1 day");
    } = TimeSpan.FromSeconds(30);

    /// <summary>Whether grants are delivered on the thread that made them: for tests with a clock of their own.</summary>
    internal bool DeliversInline { get; set; }
}
