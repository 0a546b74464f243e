using System.Globalization;

namespace MarketMaster.AspNetCore.Tests;

internal sealed record TestResponse(int Status, Dictionary<string, string> Headers, string Body)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);

    public long Number(string header) => long.Parse(Headers[header], CultureInfo.InvariantCulture);

    public StructuredItem Standing(string name) => StructuredItem.ParseList(Headers["RateLimit"]).Single(item => item.Name == name);
}
