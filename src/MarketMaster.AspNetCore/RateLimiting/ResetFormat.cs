namespace MarketMaster.AspNetCore;

/// <summary>Unit of <c>X-RateLimit-Reset</c>.</summary>
public enum ResetFormat
{
    /// <summary>Seconds from now.</summary>
    Seconds,

    /// <summary>Seconds since the start of 1970, UTC.</summary>
    UnixTime,
}
