namespace MarketMaster.RateLimiting.Tests.Concurrency;

/// <summary>
/// What a limiter must do, one call after the other: a list of permits with their times. A history is linearizable if its calls can be put in some order that
/// agrees with which of them ended before others began, and in which this model gives every recorded answer (Wing and Gong, 1993).
/// </summary>
internal sealed class HistoryModel(int limit, int window)
{
    private readonly HashSet<(ulong Done, string State)> _dead = [];

    public bool Explains(IReadOnlyList<HistoryCall> calls) => calls.Count <= 64 && Search(calls, 0, 0, []);

    private bool Search(IReadOnlyList<HistoryCall> calls, ulong done, long clock, List<(HistoryCall Call, long Time, int Permits)> taken)
    {
        if (done == (calls.Count == 64 ? ulong.MaxValue : (1UL << calls.Count) - 1))
            return true;
        if (!_dead.Add((done, State(clock, taken))))
            return false;
        var firstEnd = calls.Where((_, i) => (done >> i & 1) == 0).Min(call => call.Ended);
        for (var i = 0; i < calls.Count; i++)
        {
            // only a call that began before any other one ended can be the next
            if ((done >> i & 1) == 0 && calls[i].Began < firstEnd && Apply(calls[i], clock, taken) is { } next && Search(calls, done | (1UL << i), next.Clock, next.Taken))
                return true;
        }
        return false;
    }

    /// <summary>The state after a call; null where the model would have answered something else.</summary>
    private (long Clock, List<(HistoryCall Call, long Time, int Permits)> Taken)? Apply(HistoryCall call, long clock, List<(HistoryCall Call, long Time, int Permits)> taken)
    {
        if (call.Kind is CallKind.Tick)
            return (clock + call.Amount, taken);
        var counting = taken.Where(permit => clock - permit.Time < window).ToList();
        var used = counting.Sum(permit => permit.Permits);
        switch (call.Kind)
        {
            case CallKind.Acquire:
                var fits = used + call.Amount <= limit;
                if (fits)
                    counting.Add((call, clock, call.Amount));
                return fits == (call.Answer == 1) ? (clock, counting) : null;
            case CallKind.Peek:
                return call.Answer == limit - used ? (clock, counting) : null;
            default:
                counting.RemoveAll(permit => permit.Call == call.Of);
                return (clock, counting);
        }
    }

    private static string State(long clock, List<(HistoryCall Call, long Time, int Permits)> taken) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{clock}|{string.Join(',', taken.Select(permit => $"{permit.Call.Began}@{permit.Time}"))}");
}
