using MarketMaster.RateLimiting;
using MarketMaster.RateLimiting.Redis;

// No server here: the store says so and goes on with this machine's share.
using var store = RedisRateLimitStore.Connect(new() { Configuration = "127.0.0.1:1,connectTimeout=200,connectRetry=1", FailureMode = RedisFailureMode.Local });
RateLimit[] limits = [new("tier", 2, TimeSpan.FromHours(1))];
var granted = 0;
for (var i = 0; i < 3; i++)
    granted += (await store.AcquireAsync("user", limits)).IsGranted ? 1 : 0;
if (granted != 2 || !store.IsDegraded)
    throw new InvalidOperationException($"{granted} granted");
Console.WriteLine($"{granted} of 3 granted without Redis");
