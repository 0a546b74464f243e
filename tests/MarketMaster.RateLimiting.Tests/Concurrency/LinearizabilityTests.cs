using System.Diagnostics;
using MarketMaster.RateLimiting.Tests.Counting;

namespace MarketMaster.RateLimiting.Tests.Concurrency;

/// <summary>Threads at one limiter: whatever they see could have been seen one after the other.</summary>
[TestClass]
[DoNotParallelize]
public sealed class LinearizabilityTests
{
    private const int Limit = 3;
    private const int Window = 5;
    private const int Threads = 3;
    private const int CallsOfOne = 5;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("MARKETMASTER_LONG_TESTS") is { Length: > 0 };

    [TestMethod]
    public void Every_history_of_a_limiter_is_explained_by_some_order()
    {
        var histories = IsLong ? 40_000 : 4_000;
        var (failed, overlapping) = Run(histories, time =>
        {
            var limiter = new LocalRateLimiter(new RateLimit("x", Limit, TimeSpan.FromMilliseconds(Window)), new() { TimeProvider = time });
            return new(() => limiter.Peek().Levels[0].Remaining, permits => limiter.Acquire(permits), decision => limiter.Refund(decision));
        });
        Console.WriteLine($"{histories} histories, {overlapping} with calls that overlapped, {failed} without an explanation");
        Assert.AreEqual(0, failed);
        Assert.IsGreaterThan(histories / 20, overlapping, "threads hardly met: this shows nothing");
    }

    [TestMethod]
    public void Every_history_of_a_key_is_explained_by_some_order()
    {
        var (failed, overlapping) = Run(IsLong ? 40_000 : 4_000, time =>
        {
            RateLimit[] limits = [new("x", Limit, TimeSpan.FromMilliseconds(Window))];
            var limiter = new LocalPartitionedRateLimiter<int, int>(key => key, limits, time);
            return new(() => limiter.Peek(1).Levels[0].Remaining, permits => limiter.Acquire(1, permits), decision => limiter.Refund(1, decision));
        });
        Assert.AreEqual(0, failed);
        Assert.IsGreaterThan(100, overlapping);
    }

    /// <summary>The same search finds a limiter that looks first and takes later.</summary>
    [TestMethod]
    public void A_limiter_that_looks_and_takes_in_two_steps_is_caught()
    {
        var (failed, _) = Run(4_000, time =>
        {
            var limiter = new LocalRateLimiter(new RateLimit("x", 100, TimeSpan.FromMilliseconds(Window)), new() { TimeProvider = time });
            int Left() => Limit - 100 + limiter.Peek().Levels[0].Remaining;
            return new(Left, permits =>
            {
                var fits = Left() >= permits;
                return fits ? limiter.Acquire(permits) : default;
            }, decision => limiter.Refund(decision));
        });
        Console.WriteLine($"{failed} histories of a broken limiter found");
        Assert.IsGreaterThan(0, failed);
    }

    /// <summary>Many threads on the real clock; afterwards the stamps of all grants are judged as the schedules are, and every refusal must have had a reason.</summary>
    [TestMethod]
    [DataRow(2)]
    [DataRow(8)]
    public void On_the_real_clock_no_window_is_over_and_no_refusal_without_reason(int threads)
    {
        const int Permits = 50;
        var window = TimeSpan.FromMilliseconds(2);
        using var limiter = new LocalRateLimiter(new RateLimit("x", Permits, window));
        var length = (long)(window.TotalSeconds * Stopwatch.Frequency);
        var grants = new List<(long Time, int Permits)>();
        var refusals = new List<(long From, long To, int Permits)>();
        var tries = IsLong ? 400_000 : 40_000;
        Spawn(threads, thread =>
        {
            var random = new RandomStream((ulong)thread);
            var (given, not) = (new List<(long, int)>(), new List<(long, long, int)>());
            for (var i = 0; i < tries; i++)
            {
                var permits = 1 + random.NextInt(3);
                var from = Stopwatch.GetTimestamp();
                var decision = limiter.Acquire(permits);
                if (decision.IsGranted)
                    given.Add((decision.Stamp, permits));
                else
                    not.Add((from, Stopwatch.GetTimestamp(), permits));
            }
            lock (grants)
            {
                grants.AddRange(given);
                refusals.AddRange(not);
            }
        });
        grants.Sort();
        Assert.IsLessThanOrEqualTo((long)Permits, WindowOracle.Heaviest(grants, length));
        var times = grants.ConvertAll(grant => grant.Time);
        var sums = new long[grants.Count + 1];
        for (var i = 0; i < grants.Count; i++)
            sums[i + 1] = sums[i] + grants[i].Permits;
        foreach (var (from, to, permits) in refusals)
        {
            var counted = sums[Below(to + 1)] - sums[Below(from - length + 1)];
            Assert.IsGreaterThan(Permits, counted + permits, "refused though there was room all the time");
        }
        Console.WriteLine($"{threads} threads: {grants.Count} grants, {refusals.Count} refusals");

        int Below(long time) => times.BinarySearch(time) is var at && at < 0 ? ~at : times.IndexOf(time, Math.Max(0, at - 200));
    }

    private static (int Failed, int Overlapping) Run(int histories, Func<TimeProvider, Subject> create)
    {
        var (failed, overlapping) = (0, 0);
        var calls = new HistoryCall[Threads][];
        Subject subject = null!;
        ManualTime time = null!;
        long events = 0;
        var ready = 0;
        using var barrier = new Barrier(Threads, _ =>
        {
            if (subject is not null)
            {
                HistoryCall[] all = [.. calls.SelectMany(one => one)];
                overlapping += calls.Any(one => calls.Any(other => one != other && one[0].Began < other[^1].Ended && other[0].Began < one[^1].Ended)) ? 1 : 0;
                failed += new HistoryModel(Limit, Window).Explains(all) ? 0 : 1;
            }
            time = new();
            subject = create(new HesitatingTime(time));
            ready = 0;
            events = 0;
        });
        Spawn(Threads, thread =>
        {
            var random = new RandomStream((ulong)thread, 9);
            for (var history = 0; history <= histories; history++)
            {
                barrier.SignalAndWait();
                Interlocked.Increment(ref ready);
                SpinWait.SpinUntil(() => Volatile.Read(ref ready) == Threads, TimeSpan.FromMilliseconds(5));
                var own = new List<HistoryCall>();
                var granted = new List<(HistoryCall Call, RateLimitDecision Decision)>();
                for (var i = 0; i < CallsOfOne; i++)
                    own.Add(Call(subject, time, ref random, granted, ref events));
                calls[thread] = [.. own];
            }
        });
        return (failed, overlapping);
    }

    private static HistoryCall Call(Subject subject, ManualTime time, ref RandomStream random, List<(HistoryCall Call, RateLimitDecision Decision)> granted, ref long events)
    {
        var dice = random.NextInt(10);
        var refund = dice == 6 && granted.Count > 0;
        var call = dice switch
        {
            < 6 => new HistoryCall(CallKind.Acquire, 1 + random.NextInt(2)),
            6 when refund => new HistoryCall(CallKind.Refund, 0) { Of = granted[0].Call },
            < 8 => new HistoryCall(CallKind.Peek, 0),
            _ => new HistoryCall(CallKind.Tick, 1 + random.NextInt(3)),
        };
        call.Began = Interlocked.Increment(ref events);
        switch (call.Kind)
        {
            case CallKind.Acquire:
                var decision = subject.Acquire(call.Amount);
                call.Answer = decision.IsGranted ? 1 : 0;
                if (decision.IsGranted)
                    granted.Add((call, decision));
                break;
            case CallKind.Refund:
                subject.Refund(granted[0].Decision);
                granted.RemoveAt(0);
                break;
            case CallKind.Peek:
                call.Answer = subject.Left();
                break;
            default:
                lock (time)
                    time.Advance(TimeSpan.FromMilliseconds(call.Amount));
                break;
        }
        call.Ended = Interlocked.Increment(ref events);
        return call;
    }

    private static void Spawn(int count, Action<int> work)
    {
        Exception? failure = null;
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() =>
        {
            try
            {
                work(i);
            }
            catch (Exception e)
            {
                failure = e;
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.IsNull(failure, failure?.ToString());
    }

    private sealed record Subject(Func<int> Left, Func<int, RateLimitDecision> Acquire, Action<RateLimitDecision> Refund);
}
