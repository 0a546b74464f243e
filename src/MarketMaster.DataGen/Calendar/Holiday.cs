namespace MarketMaster.DataGen;

/// <summary>A date on which a market keeps other hours than usual.</summary>
/// <param name="Date">The trading date.</param>
/// <param name="Name">What is celebrated, or why the market stands still.</param>
/// <param name="EarlyClose">Close in minutes after midnight of the date, on the exchange's clock; null where the market does not trade at all.</param>
public sealed record Holiday(DateOnly Date, string Name, int? EarlyClose = null)
{
    /// <summary>Whether the market does not trade on that date at all.</summary>
    public bool IsClosed => EarlyClose is null;
}
