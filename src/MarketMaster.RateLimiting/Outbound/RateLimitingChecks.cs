namespace MarketMaster.RateLimiting;

/// <summary>What must hold of the options before anything is made of them. Each message names the API, the value and the limit.</summary>
internal static class RateLimitingChecks
{
    public static void Check(RateLimitingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Require(options.SourceTimeout > TimeSpan.Zero, $"the time-out of a source is {options.SourceTimeout:c}: it must be above 0");
        Require(options.MaximumLastKnownValues >= 1, $"{options.MaximumLastKnownValues} last known values: there must be room for at least 1");
        foreach (var (name, api) in options.Apis)
            Check(name, api, options);
        foreach (var (kind, names) in options.Sources)
        {
            Require(Split(names).Length > 0, $"'{kind}' has no sources");
            foreach (var name in Split(names))
                Require(options.Apis.ContainsKey(name), $"'{kind}' names the source '{name}', which is not among the APIs");
        }
    }

    public static string[] Split(string names) => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Check(string name, ApiOptions api, RateLimitingOptions options)
    {
        string[] limits = [.. api.Limits.Keys];
        if (api.SharesLimitsOf is { } other)
        {
            Require(options.Apis.TryGetValue(other, out var owner) && owner.SharesLimitsOf is null, $"{name} shares the limits of '{other}', which has none of its own");
            Require(limits.Length == 0, $"{name} shares the limits of '{other}' and cannot have its own, such as '{limits.FirstOrDefault()}'");
            limits = [.. options.Apis[other].Limits.Keys];
        }
        else
        {
            _ = ApiRateLimiter.LimitsOf(name, api);
        }
        _ = new RequestRules(name, api, limits);
        Require(api.Fallback is not { Length: > 0 } fallback || options.Apis.ContainsKey(fallback), $"{name} falls back to '{api.Fallback}', which is not among the APIs");
        Require(api.BatchSize >= 1, $"{name}: the batch size is {api.BatchSize}, it must be at least 1");
        Require(api.QueueLimit >= 0, $"{name}: the queue limit is {api.QueueLimit}, it must be at least 0");
        Require(api.Retries is >= 0 and <= 20, $"{name}: {api.Retries} repetitions, it must be 0 to 20");
        Require(Within(api.RetryDelay, 0, 3600), $"{name}: the retry delay is {api.RetryDelay:c}, it must be 0 to 1 hour");
        Require(Within(api.AttemptTimeout, 0.01, 3600), $"{name}: the time-out of an attempt is {api.AttemptTimeout:c}, it must be 10 ms to 1 hour");
        Require(Within(api.MaximumInFlight, 0, 86_400), $"{name}: the maximum time in flight is {api.MaximumInFlight:c}, it must be 0 to 1 day");
        Require(Within(api.CoolDown, 0, 86_400) && Within(api.MaximumCoolDown, 0, 86_400), $"{name}: cool-downs are {api.CoolDown:c} and {api.MaximumCoolDown:c}, they must be 0 to 1 day");
        Require(Enum.IsDefined(api.Priority), $"{name}: there is no priority {api.Priority}");
        var breaker = api.Breaker;
        Require(breaker.FailureRatio is > 0 and <= 1, $"{name}: the failure ratio of the breaker is {breaker.FailureRatio}, it must be above 0 and at most 1");
        Require(breaker.MinimumThroughput >= 2, $"{name}: the minimum throughput of the breaker is {breaker.MinimumThroughput}, it must be at least 2");
        Require(Within(breaker.SamplingDuration, 0.5, 86_400), $"{name}: the sampling duration of the breaker is {breaker.SamplingDuration:c}, it must be 500 ms to 1 day");
        Require(Within(breaker.BreakDuration, 0.5, 86_400), $"{name}: the break of the breaker is {breaker.BreakDuration:c}, it must be 500 ms to 1 day");
    }

    private static bool Within(TimeSpan value, double minimum, double maximum) => value.TotalSeconds >= minimum && value.TotalSeconds <= maximum;

    private static void Require(bool holds, FormattableString options)
    {
        if (!holds)
            throw new ArgumentException(FormattableString.Invariant(options), nameof(options));
    }
}
