namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>A request as a stub sees it, over a socket or without one.</summary>
internal sealed record StubRequest(string Method, string Path, string Query, string Body, Func<string, string?> Header)
{
    public IReadOnlyDictionary<string, string> Parameters { get; } = Split(Query);

    public string? this[string name] => Parameters.GetValueOrDefault(name);

    public static IReadOnlyDictionary<string, string> Split(string text) => text.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split('=', 2)).ToDictionary(part => Uri.UnescapeDataString(part[0]), part => Uri.UnescapeDataString(part[^1]), StringComparer.Ordinal);
}
