namespace MarketMaster.RateLimiting;

/// <summary>
/// A lock that is held for some nanoseconds: one exchange to enter, one store to leave, a third of what a <see cref="Lock"/> costs. Who finds it taken spins,
/// and soon gives its thread away. Not for one thread twice.
/// </summary>
internal sealed class SpinGate
{
    private int _held;

    public Hold EnterScope()
    {
        if (Interlocked.CompareExchange(ref _held, 1, 0) != 0)
            Spin();
        return new(this);
    }

    private void Spin()
    {
        var spin = default(SpinWait);
        do
            spin.SpinOnce();
        while (Volatile.Read(ref _held) != 0 || Interlocked.CompareExchange(ref _held, 1, 0) != 0);
    }

    public readonly ref struct Hold(SpinGate gate)
    {
        public void Dispose() => Volatile.Write(ref gate._held, 0);
    }
}
