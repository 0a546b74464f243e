namespace MarketMaster.RateLimiting;

/// <summary>How a limit counts. Only the first three promise that no window of the given length ever holds more than the limit.</summary>
public enum RateLimitAlgorithm
{
    /// <summary>Every permit is remembered until it is one window old: exact, never over, never too strict. Memory grows with the calls in a window.</summary>
    RollingLog,

    /// <summary>
    /// The log with neighbouring calls merged into at most <see cref="RateLimit.Segments"/> + 1 segments, each counted as of its newest call:
    /// never over, at most one segment too strict, memory bounded.
    /// </summary>
    SegmentedWindow,

    /// <summary>
    /// Generic cell rate algorithm (ITU-T I.371): <see cref="RateLimit.Burst"/> permits at once, the rest spread evenly, at a rate chosen so that
    /// burst and refill together stay within the limit in every window. One number of memory.
    /// </summary>
    Gcra,

    /// <summary>A bucket of <see cref="RateLimit.Burst"/> tokens, refilled continuously by the limit per window. A window can see burst plus limit.</summary>
    TokenBucket,

    /// <summary>A count that starts with the first call and is forgotten one window later. Two neighbouring windows can together let twice the limit through.</summary>
    FixedWindow,

    /// <summary>
    /// A counter that each call raises and that falls evenly, by the limit per window, as Kraken counts. Made by <see cref="RateLimit.Decaying"/>.
    /// </summary>
    DecayCounter,
}
