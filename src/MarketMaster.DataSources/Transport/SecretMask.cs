namespace MarketMaster.DataSources;

/// <summary>Takes secrets out of texts: a server may repeat what it was sent.</summary>
internal sealed class SecretMask(params IEnumerable<string?> secrets)
{
    // shorter ones would tear ordinary words apart
    private const int Shortest = 4;
    private const int MostKept = 16;

    private volatile string[] _secrets = [.. secrets.Where(secret => secret?.Length >= Shortest).Select(secret => secret!).OrderByDescending(secret => secret.Length)];

    /// <summary>A secret that came up later, such as a session's token.</summary>
    public void Add(string secret)
    {
        if (secret.Length >= Shortest)
            _secrets = [secret, .. _secrets.Take(MostKept)];
    }

    public string Apply(string text)
    {
        foreach (var secret in _secrets)
            text = text.Replace(secret, "***", StringComparison.OrdinalIgnoreCase).Replace(Uri.EscapeDataString(secret), "***", StringComparison.OrdinalIgnoreCase);
        return text;
    }
}
