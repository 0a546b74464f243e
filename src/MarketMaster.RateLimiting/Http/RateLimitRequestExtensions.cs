namespace MarketMaster.RateLimiting;

/// <summary>What a request says about its own cost, for handlers of this package.</summary>
public static class RateLimitRequestExtensions
{
    private static readonly HttpRequestOptionsKey<int> WeightKey = new("MarketMaster.RateLimit.Weight");
    private static readonly HttpRequestOptionsKey<int> SymbolsKey = new("MarketMaster.RateLimit.Symbols");
    private static readonly HttpRequestOptionsKey<RateLimitPriority> PriorityKey = new("MarketMaster.RateLimit.Priority");

    /// <summary>Sets the permits that the request takes, in place of what the rules of the API say.</summary>
    /// <param name="request">The request.</param>
    /// <param name="weight">Permits, at least 1.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="weight"/> is below 1.</exception>
    public static HttpRequestMessage WithWeight(this HttpRequestMessage request, int weight)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        request.Options.Set(WeightKey, weight);
        return request;
    }

    /// <summary>Sets the number of symbols in the request, for rules whose weight depends on it. Without it they are counted in the query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="symbols">How many, at least 1.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="symbols"/> is below 1.</exception>
    public static HttpRequestMessage WithSymbols(this HttpRequestMessage request, int symbols)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        request.Options.Set(SymbolsKey, symbols);
        return request;
    }

    /// <summary>Sets the place of the request in the queue, in place of the API's own.</summary>
    /// <param name="request">The request.</param>
    /// <param name="priority">The priority.</param>
    /// <returns>The request.</returns>
    public static HttpRequestMessage WithPriority(this HttpRequestMessage request, RateLimitPriority priority)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Options.Set(PriorityKey, priority);
        return request;
    }

    internal static int? Weight(this HttpRequestMessage request) => request.Options.TryGetValue(WeightKey, out var weight) ? weight : null;

    internal static RateLimitPriority? Priority(this HttpRequestMessage request) => request.Options.TryGetValue(PriorityKey, out var priority) ? priority : null;

    internal static int Symbols(this HttpRequestMessage request)
    {
        if (request.Options.TryGetValue(SymbolsKey, out var symbols))
            return symbols;
        foreach (var parameter in (request.RequestUri?.Query ?? "").TrimStart('?').Split('&'))
        {
            if (parameter.StartsWith("symbol=", StringComparison.Ordinal))
                return 1;
            if (parameter.StartsWith("symbols=", StringComparison.Ordinal))
                return Uri.UnescapeDataString(parameter).Count(',') + 1;
        }
        return 0;
    }

    private static int Count(this string text, char wanted) => text.AsSpan().Count(wanted);
}
