using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.RateLimiting;

/// <summary>
/// The rolling window: runs of permits, oldest first, each with the time of its newest call. With a merge width of 0 a run holds the calls of one
/// instant, and the window is exact; with a width above 0, later calls join the newest run and make all of it count as late as they do: too strict
/// by at most the width, and never over.
/// </summary>
internal sealed class RunLog : Counter
{
    private const int FirstCapacity = 4;

    private Run[]? _older;
    private int _head;
    private int _count;
    private int _used;
    private int _newest;
    private long _newestStart;
    private long _newestStamp = long.MinValue;

    public override long Wait(LimitPlan plan, long now, int permits, int held)
    {
        Expire(now - plan.Window);
        var over = (long)_used + held + permits - plan.Permits;
        if (over <= 0)
            return 0;
        if (permits > plan.Permits)
            return ClockUnits.Never;
        long freed = 0;
        for (var i = 0; i < _count; i++)
        {
            ref readonly var run = ref _older![(_head + i) & (_older.Length - 1)];
            freed += run.Permits;
            if (freed >= over)
                return run.Stamp + plan.Window - now;
        }
        // what is in flight counts for a whole window from its response on, which cannot be earlier than now
        return freed + _newest >= over ? _newestStamp + plan.Window - now : plan.Window;
    }

    public override long TryCharge(LimitPlan plan, long now, int permits, int held)
    {
        Expire(now - plan.Window);
        if ((long)_used + held + permits > plan.Permits)
            return Wait(plan, now, permits, held);
        Charge(plan, now, permits);
        return 0;
    }

    // inlined with Expire into the call that nearly every request is
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override long Charge(LimitPlan plan, long now, int permits)
    {
        if (now < _newestStamp)
            now = _newestStamp;
        if (_newest == 0 || now - _newestStart > plan.MergeWidth)
        {
            if (_newest > 0)
                Push();
            _newestStart = now;
            _newest = 0;
        }
        _newestStamp = now;
        _newest += permits;
        _used += permits;
        return now;
    }

    public override void Refund(LimitPlan plan, long now, long stamp, int permits)
    {
        var dead = now - plan.Window;
        Expire(dead);
        if (stamp <= dead)
            return;
        // a call lies in the first run that is not older than the call
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_older![(_head + middle) & (_older.Length - 1)].Stamp < stamp)
                low = middle + 1;
            else
                high = middle;
        }
        ref var counted = ref _newest;
        if (low < _count)
            counted = ref _older![(_head + low) & (_older.Length - 1)].Permits;
        permits = Math.Min(permits, counted);
        counted -= permits;
        _used -= permits;
    }

    public override int Used(LimitPlan plan, long now)
    {
        Expire(now - plan.Window);
        return _used;
    }

    public override long FreeAt(LimitPlan plan) => _used == 0 ? long.MinValue : _newestStamp + plan.Window;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Expire(long dead)
    {
        if (_newestStamp <= dead)
        {
            (_head, _count, _used, _newest) = (0, 0, 0, 0);
            return;
        }
        while (_count > 0)
        {
            ref readonly var run = ref _older![_head];
            if (run.Stamp > dead)
                return;
            _used -= run.Permits;
            _head = (_head + 1) & (_older.Length - 1);
            _count--;
        }
    }

    private void Push()
    {
        if (_older is null)
            _older = new Run[FirstCapacity];
        else if (_count == _older.Length)
            Grow(_older);
        ref var run = ref _older[(_head + _count) & (_older.Length - 1)];
        run.Stamp = _newestStamp;
        run.Permits = _newest;
        _count++;
    }

    private void Grow(Run[] full)
    {
        _older = new Run[full.Length * 2];
        full.AsSpan(_head).CopyTo(_older);
        full.AsSpan(0, _head).CopyTo(_older.AsSpan(full.Length - _head));
        _head = 0;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    private struct Run
    {
        public long Stamp;
        public int Permits;
    }
}
