namespace MarketMaster.RateLimiting.Tests.Concurrency;

/// <summary>A clock whose readers often stand still after reading it, and let others go before.</summary>
internal sealed class HesitatingTime(TimeProvider clock) : TimeProvider
{
    [ThreadStatic]
    private static int _reads;

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override long GetTimestamp()
    {
        var now = clock.GetTimestamp();
        switch (++_reads % 4)
        {
            case 0:
                Thread.Yield();
                break;
            case 1:
                Thread.SpinWait(100);
                break;
            case 2:
                Thread.SpinWait(2_000);
                break;
            default:
                break;
        }
        return now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
}
