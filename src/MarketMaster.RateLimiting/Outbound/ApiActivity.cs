namespace MarketMaster.RateLimiting;

/// <summary>What was sent to an API and what failed, in the last 60 seconds and in total.</summary>
internal sealed class ApiActivity
{
    private readonly SpinGate _gate = new();
    private readonly TimeProvider _time;
    private readonly LimitPlan _minute;
    private readonly RunLog _sent = new();
    private readonly RunLog _failed = new();
    private long _totalSent;
    private long _totalFailed;
    private long _throttled;

    public ApiActivity(TimeProvider time)
    {
        _time = time;
        _minute = new RateLimit("minute", int.MaxValue, TimeSpan.FromMinutes(1), RateLimitAlgorithm.SegmentedWindow) { Segments = 600 }.PlanFor(time.TimestampFrequency);
    }

    public void Sent()
    {
        using (_gate.EnterScope())
        {
            _totalSent++;
            _sent.Charge(_minute, _time.GetTimestamp(), 1);
        }
    }

    public void Failed()
    {
        using (_gate.EnterScope())
        {
            _totalFailed++;
            _failed.Charge(_minute, _time.GetTimestamp(), 1);
        }
    }

    public void Throttled()
    {
        using (_gate.EnterScope())
            _throttled++;
    }

    public (int Sent, int Failed, long TotalSent, long TotalFailed, long Throttled) Read()
    {
        using (_gate.EnterScope())
        {
            var now = _time.GetTimestamp();
            return (_sent.Used(_minute, now), _failed.Used(_minute, now), _totalSent, _totalFailed, _throttled);
        }
    }
}
