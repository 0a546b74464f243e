namespace MarketMaster.AspNetCore;

/// <summary>An API key whose holder has counts of its own. The key itself is not stored.</summary>
public sealed class InboundApiKeyOptions
{
    /// <summary>SHA-256 of the key's UTF-8 bytes, 64 hexadecimal digits.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>Tier of the holder.</summary>
    public string Tier { get; set; } = "";
}
