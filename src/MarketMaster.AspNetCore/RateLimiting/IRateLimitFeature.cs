using MarketMaster.RateLimiting;

namespace MarketMaster.AspNetCore;

/// <summary>What was decided on a request, for what comes after: <c>context.Features.Get&lt;IRateLimitFeature&gt;()</c>. Absent where no limit applies.</summary>
public interface IRateLimitFeature
{
    /// <summary>Whose counts the request belongs to.</summary>
    RateLimitClient Client { get; }

    /// <summary>The decision, and how each limit stands. The response's fields are written from it when the response starts.</summary>
    RateLimitResult Result { get; }

    /// <summary>Gives the permits of this request back, as where the answer came from a cache of your own. A second call changes nothing.</summary>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    /// <returns>The work.</returns>
    ValueTask RefundAsync(CancellationToken cancellationToken = default);
}
