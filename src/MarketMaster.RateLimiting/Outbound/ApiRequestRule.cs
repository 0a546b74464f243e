namespace MarketMaster.RateLimiting;

/// <summary>What requests of one kind cost.</summary>
public sealed class ApiRequestRule
{
    /// <summary>HTTP method; null for any.</summary>
    public string? Method { get; set; }

    /// <summary>Beginning of the path, such as <c>/api/v3/klines</c>.</summary>
    public string Path { get; set; } = "/";

    /// <summary>Permits per request, at least 1. Default 1.</summary>
    public int Weight { get; set; } = 1;

    /// <summary>Permits by number of symbols, where it matters: the key is the smallest number from which on the weight holds, such as <c>1: 2, 21: 40</c>.</summary>
    public Dictionary<string, int> WeightBySymbols { get; set; } = new(StringComparer.Ordinal);

    /// <summary>A number in the query that decides the weight by <see cref="WeightByParameter"/>, such as <c>limit</c>; null for none.</summary>
    public string? Parameter { get; set; }

    /// <summary>Permits by the number in <see cref="Parameter"/>, as in <see cref="WeightBySymbols"/>, such as <c>1: 5, 101: 25</c>. Without the parameter the plain weight holds.</summary>
    public Dictionary<string, int> WeightByParameter { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Most symbols in one request of this kind; null takes the API's batch size.</summary>
    public int? BatchSize { get; set; }

    /// <summary>Names of limits, with commas between, that only requests with such a rule have to pass; null for none.</summary>
    public string? Limits { get; set; }
}
