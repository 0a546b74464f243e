using System.Diagnostics.CodeAnalysis;

namespace MarketMaster.RateLimiting;

/// <summary>Exceptions of the hot methods, kept out of them.</summary>
internal static class Refuse
{
    [DoesNotReturn]
    public static void TooFew(int permits) =>
        throw new ArgumentOutOfRangeException(nameof(permits), permits, "permits must be at least 1");

    [DoesNotReturn]
    public static void TooMany(int permits, RateLimit limit) =>
        throw new ArgumentOutOfRangeException(nameof(permits), permits, $"{permits} permits at once: the limit '{limit.Name}' can give {limit.LargestRequest} at most");
}
