using MarketMaster.RateLimiting;

using var limiter = new LocalRateLimiter(new RateLimit("minute", 10, TimeSpan.FromMinutes(1)));
var granted = 0;
for (var i = 0; i < 15; i++)
{
    if (limiter.Acquire().IsGranted)
        granted++;
}
if (granted != 10)
    throw new InvalidOperationException($"{granted} calls of 15 were granted: the limit is 10");
Console.WriteLine(limiter.Peek().MostRestrictive);
