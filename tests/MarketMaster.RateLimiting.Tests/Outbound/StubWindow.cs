namespace MarketMaster.RateLimiting.Tests.Outbound;

internal sealed record StubWindow(string Name, int Limit, TimeSpan Length)
{
    public bool CountsRequests { get; init; }

    public string? Only { get; init; }

    public bool Applies(HttpRequestMessage request) => Only is null || Only == $"{request.Method} {request.RequestUri!.AbsolutePath}";
}
