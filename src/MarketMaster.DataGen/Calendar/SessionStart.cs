namespace MarketMaster.DataGen;

/// <summary>Where a session begins within the trading day.</summary>
/// <param name="StartMinute">Minutes after the day's open; the session lasts until the next one starts.</param>
/// <param name="Session">The session.</param>
public sealed record SessionStart(int StartMinute, MarketSession Session);
