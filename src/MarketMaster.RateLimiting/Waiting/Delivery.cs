namespace MarketMaster.RateLimiting;

/// <summary>
/// Hands grants to their callers, one after the other and in order: thread-pool items started one per grant would overtake each other. A caller that
/// blocks its thread does not hold up the others for long: another thread takes over, after <see cref="Patience"/> where the thread waits for something, and after
/// many times that where it computes, or was only not given the processor.
/// </summary>
internal sealed class Delivery : IThreadPoolWorkItem
{
    private const int LooksAtARunningThread = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Queue<Waiter> _granted = new();
    private readonly bool _inline;
    private ITimer? _watch;
    private bool _running;
    private bool _watching;
    private int _turn;
    private int _delivered;
    private int _deliveredAtLastLook;
    private int _looksWithoutProgress;
    private Thread? _thread;

    public Delivery(bool inline) => _inline = inline;

    /// <summary>Called with the limiter's lock held, so that the order here is that of the grants.</summary>
    public void Add(Waiter waiter)
    {
        lock (_gate)
            _granted.Enqueue(waiter);
    }

    /// <summary>Called without the limiter's lock.</summary>
    public void Start()
    {
        lock (_gate)
        {
            if (_granted.Count == 0)
                return;
            if (!_inline && !_watching && (_running || _granted.Count > 1))
                Watch();
            if (_running)
                return;
            _running = true;
        }
        if (_inline)
            Execute();
        else
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    public void Execute()
    {
        int turn;
        lock (_gate)
            (turn, _thread) = (++_turn, Thread.CurrentThread);
        while (true)
        {
            Waiter? next;
            lock (_gate)
            {
                if (turn != _turn)
                    return;
                if (!_granted.TryDequeue(out next))
                {
                    _running = false;
                    return;
                }
                _delivered++;
            }
            next.Deliver();
        }
    }

    private void Watch()
    {
        _watching = true;
        _deliveredAtLastLook = _delivered;
        _watch ??= TimeProvider.System.CreateTimer(
            static state => ((Delivery)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watch.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        lock (_gate)
        {
            _watching = false;
            if (!_running || _granted.Count == 0)
                return;
            _looksWithoutProgress = _delivered == _deliveredAtLastLook ? _looksWithoutProgress + 1 : 0;
            if (_looksWithoutProgress > 0 && (_looksWithoutProgress % LooksAtARunningThread == 0 || IsBlocked(_thread)))
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            Watch();
        }
    }

    private static bool IsBlocked(Thread? thread) => thread is not null && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;
}
