namespace MarketMaster.RateLimiting;

/// <summary>How <see cref="RetryAfterHandler"/> waits.</summary>
public sealed class RetryAfterOptions
{
    /// <summary>Repetitions after a refusal, 0 to 20. Default 3.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public int MaximumRetries
    {
        get;
        set => field = value is >= 0 and <= 20 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the repetitions must be 0 to 20");
    } = 3;

    /// <summary>First wait where the server does not say how long; doubles with each repetition. 1 ms to 1 hour, default 1 second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public TimeSpan BaseDelay
    {
        get;
        set => field = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromHours(1) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "the first wait must be 1 ms to 1 hour");
    } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait. A server that asks for more gets no repetition: its refusal goes to the caller. 1 ms to 1 day, default 1 minute.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public TimeSpan MaximumDelay
    {
        get;
        set => field = value >= TimeSpan.FromMilliseconds(1) && value <= TimeSpan.FromDays(1) ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "the longest wait must be 1 ms to 1 day");
    } = TimeSpan.FromMinutes(1);

    /// <summary>Share of a wait that is added at random, 0 to 1, so that many clients do not come back at one moment. Default 0.2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside the range.</exception>
    public double Jitter
    {
        get;
        set => field = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "the jitter must be 0 to 1");
    } = 0.2;

    /// <summary>Whether requests wait when the last response said that no permits are left. Default true.</summary>
    public bool HonorsRemaining { get; set; } = true;
}
