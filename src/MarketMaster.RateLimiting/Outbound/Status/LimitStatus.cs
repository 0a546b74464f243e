namespace MarketMaster.RateLimiting;

/// <summary>Use of one limit of an API.</summary>
/// <param name="Name">Name of the limit.</param>
/// <param name="Limit">Permits per window, after the utilisation ceiling.</param>
/// <param name="Window">Length of the window.</param>
/// <param name="Used">Permits that count now, those in flight included.</param>
public sealed record LimitStatus(string Name, int Limit, TimeSpan Window, int Used)
{
    /// <summary>Share used, 0 to 1.</summary>
    public double Utilization => Math.Min(1, (double)Used / Limit);

    /// <summary>Permits left.</summary>
    public int Headroom => Math.Max(0, Limit - Used);
}
