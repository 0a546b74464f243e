using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>
/// Permits in flight, of a limiter that counts from completion. Disposing means that the response has arrived. All members do nothing when the lease
/// has been ended before.
/// </summary>
public sealed class PermitLease : RateLimitLease
{
    private readonly LocalRateLimiter _limiter;
    private readonly Level[] _levels;
    private readonly RequestCost _cost;
    private int _ended;

    internal PermitLease(LocalRateLimiter limiter, Level[] levels, RequestCost cost) => (_limiter, _levels, _cost) = (limiter, levels, cost);

    /// <inheritdoc/>
    public override bool IsAcquired => true;

    /// <inheritdoc/>
    public override IEnumerable<string> MetadataNames => RateLimitMetadata.Names.AsEnumerable().Skip(1);

    /// <summary>The response has arrived: the permits count for one window from now. The same as disposing.</summary>
    public void Complete() => End(LeaseEnd.Completed);

    /// <summary>The response was given up: the server may count the call for <see cref="LocalRateLimiterOptions.MaximumInFlight"/> more.</summary>
    public void Abandon() => End(LeaseEnd.Abandoned);

    /// <summary>The call was never sent: the permits are free again at once.</summary>
    public void Refund() => End(LeaseEnd.Refunded);

    /// <inheritdoc/>
    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return metadataName != RateLimitMetadata.Names[0] && RateLimitMetadata.TryGet(_limiter.MostRestrictive(), metadataName, out metadata);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            End(LeaseEnd.Completed);
        base.Dispose(disposing);
    }

    /// <summary>Gives the permits back where the limiter's lock is held already.</summary>
    internal void Return()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
            _limiter.ReturnHeld(_levels, _cost);
    }

    private void End(LeaseEnd end)
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
            _limiter.End(_levels, _cost, end);
    }
}
