namespace MarketMaster.Tests;

/// <summary>A clock that moves only when it is told to. Timers run on the thread that moves it, in order, each at the moment it was set for.</summary>
internal sealed class ManualTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(ManualTimer Timer, int Version), (long Due, long Order)> _timers = new();
    private readonly DateTimeOffset _start = start ?? new(2024, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private long _ticks;
    private long _order;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public TimeSpan Elapsed => new(Interlocked.Read(ref _ticks));

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => _start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by) => AdvanceTo(_ticks + by.Ticks);

    public void AdvanceTo(long ticks)
    {
        while (Next(ticks) is { } timer)
            timer.Fire();
        Interlocked.Exchange(ref _ticks, Math.Max(ticks, _ticks));
    }

    /// <summary>When the next timer is due; null where none is set.</summary>
    public long? NextDue
    {
        get
        {
            lock (_gate)
            {
                DropStale();
                return _timers.TryPeek(out _, out var at) ? at.Due : null;
            }
        }
    }

    private ManualTimer? Next(long until)
    {
        lock (_gate)
        {
            DropStale();
            if (!_timers.TryPeek(out var entry, out var at) || at.Due > until)
                return null;
            _timers.Dequeue();
            Interlocked.Exchange(ref _ticks, Math.Max(_ticks, at.Due));
            entry.Timer.Reschedule(at.Due);
            return entry.Timer;
        }
    }

    private void DropStale()
    {
        while (_timers.TryPeek(out var entry, out _) && entry.Version != entry.Timer.Version)
            _timers.Dequeue();
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public int Version { get; private set; }

        public void Fire() => callback(state);

        public void Reschedule(long due)
        {
            Version++;
            if (_period > TimeSpan.Zero)
                time._timers.Enqueue((this, Version), (due + _period.Ticks, time._order++));
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Version++;
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                    time._timers.Enqueue((this, Version), (time._ticks + dueTime.Ticks, time._order++));
            }
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
