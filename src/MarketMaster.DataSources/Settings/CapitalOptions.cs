namespace MarketMaster.DataSources;

/// <summary>How to reach Capital.com. Everything there needs a session, which the client opens and renews.</summary>
public sealed class CapitalOptions
{
    /// <summary>CAPITAL_API_KEY: the key.</summary>
    public string? ApiKey { get; set; }

    /// <summary>CAPITAL_IDENTIFIER: the login, an e-mail address.</summary>
    public string? Identifier { get; set; }

    /// <summary>CAPITAL_PASSWORD: the password that was set for the key.</summary>
    public string? Password { get; set; }

    /// <summary>CAPITAL_ENCRYPT_PASSWORD: whether the password is encrypted with the server's key before it is sent, inside TLS. Default true.</summary>
    public bool EncryptsPassword { get; set; } = true;

    /// <summary>CAPITAL_BASE_URL: address of the API. Default <c>https://api-capital.backend-capital.com</c>; <c>https://demo-api-capital.backend-capital.com</c> for a demo account.</summary>
    public Uri BaseAddress { get; set; } = new("https://api-capital.backend-capital.com");

    /// <summary>Which price bars and latest prices are made of. Default the middle of bid and offer.</summary>
    public CapitalPriceSide PriceSide { get; set; }

    /// <summary>Epics of your own, such as <c>BUND</c>: <c>DE10Y</c>. They go before the list of known ones.</summary>
    public Dictionary<string, string> Symbols { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal bool HasCredentials => !string.IsNullOrEmpty(ApiKey) && !string.IsNullOrEmpty(Identifier) && !string.IsNullOrEmpty(Password);
}
