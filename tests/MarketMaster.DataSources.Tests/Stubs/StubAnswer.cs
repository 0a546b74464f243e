namespace MarketMaster.DataSources.Tests.Stubs;

internal sealed record StubAnswer(int Status, string Body)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public static implicit operator StubAnswer(string body) => new(200, body);
}
