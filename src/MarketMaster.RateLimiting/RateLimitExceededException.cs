namespace MarketMaster.RateLimiting;

/// <summary>A call was not made, or not answered, because of a rate limit.</summary>
public sealed class RateLimitExceededException : Exception
{
    /// <summary>Creates one without details.</summary>
    public RateLimitExceededException() : base("a rate limit was exceeded") { }

    /// <summary>Creates one with a message.</summary>
    /// <param name="message">What happened.</param>
    public RateLimitExceededException(string message) : base(message) { }

    /// <summary>Creates one with a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public RateLimitExceededException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates one for a limit of an API.</summary>
    /// <param name="api">The API.</param>
    /// <param name="limit">Name of the limit; null where the server refused.</param>
    /// <param name="retryAfter">How long to wait; null where unknown.</param>
    public RateLimitExceededException(string api, string? limit, TimeSpan? retryAfter)
        : base($"{api}: {(limit is null ? "the server refused by rate" : $"the limit '{limit}' is used up")}{(retryAfter is { } wait ? $", try again in {wait:c}" : "")}") =>
        (LimitName, RetryAfter) = (limit, retryAfter);

    /// <summary>Name of the limit; null where the server refused.</summary>
    public string? LimitName { get; }

    /// <summary>How long to wait; null where unknown.</summary>
    public TimeSpan? RetryAfter { get; }
}
