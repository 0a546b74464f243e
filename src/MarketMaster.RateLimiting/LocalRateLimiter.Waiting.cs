using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

public sealed partial class LocalRateLimiter
{
    // how far behind a blocked request of the same priority one is looked for that needs other limits
    private const int LookBehind = 16;

    private readonly WaitQueue _queue;
    private readonly Delivery _delivery;
    private ITimer? _timer;
    private long _due = ClockUnits.Never;

    /// <summary>Waits for permits, in the order of priority and arrival.</summary>
    /// <param name="permits">How many, at least 0; 0 waits until there are any and takes none.</param>
    /// <param name="priority">Who goes first.</param>
    /// <param name="cancellationToken">Leaves the queue; the permits are then nobody's.</param>
    /// <returns>The lease; refused only where the queue is full or a new limit can never give the permits.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="permits"/> is negative, or more than a limit can ever give.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The limiter was disposed.</exception>
    public ValueTask<RateLimitLease> AcquireAsync(int permits, RateLimitPriority priority, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(permits);
        return AcquireAsync(new RequestCost(permits), priority, cancellationToken);
    }

    /// <summary>Requests that wait.</summary>
    /// <param name="priority">Of this priority; null for all.</param>
    /// <returns>How many.</returns>
    public int QueuedCount(RateLimitPriority? priority = null)
    {
        using (_gate.EnterScope())
            return priority is { } one ? _queue.CountOf(one) : _queue.Count;
    }

    internal ValueTask<RateLimitLease> AcquireAsync(RequestCost cost, RateLimitPriority priority, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return ValueTask.FromCanceled<RateLimitLease>(cancellationToken);
        if (priority is < RateLimitPriority.Low or > RateLimitPriority.Critical)
            throw new ArgumentOutOfRangeException(nameof(priority), priority, "there is no such priority");
        var now = _time.GetTimestamp();
        Waiter waiter;
        using (_gate.EnterScope())
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            now = Advance(now);
            var wait = Wait(now, cost, out var blocking);
            if (wait == 0 && _queue.Count == 0)
                return new(Grant(now, ref cost));
            if (wait == ClockUnits.Never)
                Refuse.TooMany(cost.Permits, _levels[blocking].Plan.Limit);
            if (_queue.Count >= _options.QueueLimit)
            {
                wait = WaitNow(now, cost, out blocking);
                RefusedBy(wait, cost, blocking);
                return new(Refusal(now, wait, cost));
            }
            if (blocking >= 0)
                _levels[blocking].Refusals++;
            waiter = new(this, cost, priority, now);
            _queue.Add(waiter);
            Pump(now);
        }
        waiter.CancelBy(cancellationToken);
        _delivery.Start();
        return new(waiter.Task);
    }

    /// <summary>Whether a grant still has somebody to go to.</summary>
    internal bool TryDeliver(Waiter waiter)
    {
        using (_gate.EnterScope())
        {
            if (waiter.State is WaiterState.Done)
                return false;
            waiter.State = WaiterState.Done;
            return true;
        }
    }

    internal void Cancel(Waiter waiter, CancellationToken token)
    {
        using (_gate.EnterScope())
        {
            if (waiter.State is WaiterState.Done)
                return;
            if (waiter.State is WaiterState.Queued)
                _queue.Remove(waiter);
            else if (!_disposed)
                Return(waiter);
            waiter.State = WaiterState.Done;
            if (!_disposed)
                Pump(Advance(_time.GetTimestamp()));
        }
        waiter.TrySetCanceled(token);
        _delivery.Start();
    }

    /// <inheritdoc/>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) =>
        AcquireAsync(new RequestCost(permitCount), RateLimitPriority.Normal, cancellationToken);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override ValueTask DisposeAsyncCore()
    {
        Close();
        return base.DisposeAsyncCore();
    }

    // Whoever waits is refused.
    private void Close()
    {
        using (_gate.EnterScope())
        {
            if (_disposed)
                return;
            while (_queue.Next(_last) is { } waiter)
                Hand(waiter, Refusal(_last, ClockUnits.Never, waiter.Cost));
            _disposed = true;
        }
        _timer?.Dispose();
        _delivery.Start();
    }

    // A grant that its caller no longer wants.
    private void Return(Waiter waiter)
    {
        if (waiter.Lease is not { IsAcquired: true })
            return;
        _granted--;
        if (waiter.Lease is PermitLease lease)
            lease.Return();
        else
            Restore(_last, waiter.Stamp, waiter.Cost);
    }

    /// <summary>Grants what fits, in order, and sets the timer for the next one.</summary>
    private void Pump(long now)
    {
        while (_queue.Next(now) is { } waiter)
        {
            var wait = Wait(now, waiter.Cost, out _);
            if (wait == ClockUnits.Never)
                Hand(waiter, Refusal(now, wait, waiter.Cost));
            else if (wait == 0)
                Hand(waiter, now);
            else if (Passing(now, waiter, wait) is { } other)
                Hand(other, now);
            else
            {
                Schedule(now, now + wait);
                return;
            }
        }
    }

    /// <summary>A request that may go before a bigger one that still waits, because it does not make it wait longer.</summary>
    private Waiter? Passing(long now, Waiter head, long wait)
    {
        for (var priority = RateLimitPriority.Critical; priority >= RateLimitPriority.Low; priority--)
        {
            var other = _queue.First(priority);
            if (priority == head.Priority)
            {
                // those who want the same as the head stay behind it
                for (var steps = 0; other is not null && other.Cost.Levels == head.Cost.Levels; steps++)
                    other = steps < LookBehind ? other.Next : null;
            }
            if (other is not null && other != head && Wait(now, other.Cost, out _) == 0 && Wait(now, head.Cost, out _, beside: other.Cost) <= wait)
                return other;
        }
        return null;
    }

    private void Hand(Waiter waiter, long now)
    {
        var cost = waiter.Cost;
        var lease = Grant(now, ref cost);
        (waiter.Stamp, waiter.Cost) = (now, cost);
        Hand(waiter, lease);
    }

    private void Hand(Waiter waiter, RateLimitLease lease)
    {
        _queue.Remove(waiter);
        waiter.Lease = lease;
        waiter.State = WaiterState.Granted;
        _delivery.Add(waiter);
    }

    private void Schedule(long now, long due)
    {
        if (_abandoned.TryPeek(out var call) && call.Due < due)
            due = call.Due;
        if (due == _due)
            return;
        _due = due;
        _timer ??= _time.CreateTimer(static state => ((LocalRateLimiter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        // the system's timers count whole milliseconds and cut the rest off
        var milliseconds = Math.Ceiling(ClockUnits.ToTimeSpan(due - now, _frequency).TotalMilliseconds);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Min(milliseconds, int.MaxValue)), Timeout.InfiniteTimeSpan);
    }

    private void OnTimer()
    {
        using (_gate.EnterScope())
        {
            if (_disposed)
                return;
            _due = ClockUnits.Never;
            Pump(Advance(_time.GetTimestamp()));
        }
        _delivery.Start();
    }
}
