using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>
/// A request in the queue. Its continuation runs inside the call that completes it, so whoever delivers decides on the order.
/// </summary>
internal sealed class Waiter(LocalRateLimiter limiter, RequestCost cost, RateLimitPriority priority, long since) : TaskCompletionSource<RateLimitLease>
{
    private CancellationTokenRegistration _registration;

    public Waiter? Previous;
    public Waiter? Next;

    public RequestCost Cost { get; set; } = cost;

    public RateLimitPriority Priority => priority;

    /// <summary>Timestamp of its arrival.</summary>
    public long Since => since;

    public WaiterState State { get; set; }

    public RateLimitLease? Lease { get; set; }

    /// <summary>What a refund of the grant needs.</summary>
    public long Stamp { get; set; }

    public void CancelBy(CancellationToken token)
    {
        if (token.CanBeCanceled)
        {
            _registration = token.UnsafeRegister(
                static (state, token) =>
                {
                    var waiter = (Waiter)state!;
                    waiter.Limiter.Cancel(waiter, token);
                }, this);
            if (State is WaiterState.Done)
                _registration.Unregister();
        }
    }

    public void Deliver()
    {
        if (!limiter.TryDeliver(this))
            return;
        _registration.Unregister();
        TrySetResult(Lease!);
    }

    private LocalRateLimiter Limiter => limiter;
}
