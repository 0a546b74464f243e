namespace MarketMaster.RateLimiting.Tests.Counting;

/// <summary>A limit and a series of requests, by a seed: bursts at the edges of windows, steady pressure, idle times, weights.</summary>
internal sealed class Schedule
{
    private Schedule(int limit, TimeSpan window, List<(long Time, int Permits)> requests) => (Limit, Window, Requests) = (limit, window, requests);

    public int Limit { get; }

    public TimeSpan Window { get; }

    public IReadOnlyList<(long Time, int Permits)> Requests { get; }

    public static Schedule Random(ulong seed, int? fixedLimit = null, int largestLimit = 1000)
    {
        var random = new RandomStream(seed);
        var limit = fixedLimit ?? (random.NextInt(4) == 0 ? 1 + random.NextInt(largestLimit) : 1 + random.NextInt(20));
        var window = new TimeSpan((random.NextInt(4) switch
        {
            0 => 1L,
            1 => 60L,
            2 => 3600L,
            _ => 1 + random.NextInt(600),
        }) * TimeSpan.TicksPerSecond);
        var weighted = fixedLimit is null && random.NextInt(2) == 0;
        var length = Math.Min(3000, 40 + (3 * limit));
        var requests = new List<(long, int)>(length);
        long now = random.NextInt(int.MaxValue);
        while (requests.Count < length)
        {
            var burst = 1 + random.NextInt(Math.Max(1, limit));
            switch (random.NextInt(6))
            {
                case 0: // at once
                    for (var i = 0; i < burst; i++)
                        requests.Add((now, Weight(ref random, limit, weighted)));
                    break;
                case 1: // just before and just after the edge of a window that began at the first request
                    now = Math.Max(now, (((now / window.Ticks) + 1) * window.Ticks) - 1 - random.NextInt(1000));
                    for (var i = 0; i < burst; i++)
                        requests.Add((now, Weight(ref random, limit, weighted)));
                    now += 1 + random.NextInt(2000);
                    break;
                case 2: // exactly a window later, or one tick beside it
                    now += window.Ticks - 1 + random.NextInt(3);
                    requests.Add((now, Weight(ref random, limit, weighted)));
                    break;
                case 3: // idle
                    now += (long)(random.NextDouble() * 3 * window.Ticks);
                    break;
                default: // spread, at up to five times the rate
                    for (var i = 0; i < burst; i++)
                    {
                        now += (long)(-Math.Log(random.NextPositiveDouble()) * window.Ticks / (limit * (0.5 + (4.5 * random.NextDouble()))));
                        requests.Add((now, Weight(ref random, limit, weighted)));
                    }
                    break;
            }
        }
        return new(limit, window, requests);
    }

    private static int Weight(ref RandomStream random, int limit, bool weighted) =>
        !weighted || random.NextInt(3) > 0 ? 1 : 1 + random.NextInt(random.NextInt(10) == 0 ? limit : Math.Max(1, limit / 4));
}
