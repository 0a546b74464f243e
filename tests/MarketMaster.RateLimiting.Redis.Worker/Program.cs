using System.Globalization;
using MarketMaster.RateLimiting;
using MarketMaster.RateLimiting.Redis;

// One of several processes that take permits of the same key; prints how many it got.
var (configuration, calls, limit, algorithm) = (args[0], Number(args[1]), Number(args[2]), Enum.Parse<RateLimitAlgorithm>(args[3]));
using var store = RedisRateLimitStore.Connect(new() { Configuration = configuration, Budget = TimeSpan.FromSeconds(30), FailureMode = RedisFailureMode.Refuse });
RateLimit[] limits = [new("tier", limit, TimeSpan.FromHours(1), algorithm), new("endpoint", limit * 2, TimeSpan.FromHours(1), algorithm)];
var granted = 0;
var workers = Enumerable.Range(0, 8).Select(async _ =>
{
    for (var i = 0; i < calls / 8; i++)
    {
        var result = await store.AcquireAsync("shared", limits);
        if (result.IsDegraded)
            throw new InvalidOperationException("Redis did not answer");
        if (result.IsGranted)
            Interlocked.Increment(ref granted);
    }
});
await Task.WhenAll(workers);
Console.WriteLine(granted.ToString(CultureInfo.InvariantCulture));

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
