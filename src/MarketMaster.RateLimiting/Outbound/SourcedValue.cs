namespace MarketMaster.RateLimiting;

/// <summary>A value, and where it comes from.</summary>
/// <param name="Value">The value.</param>
/// <param name="Source">The API that gave it.</param>
/// <param name="Time">When it was received, UTC.</param>
/// <param name="Age">How old it is.</param>
/// <param name="IsStale">Whether it is the last known value, because no source answered.</param>
/// <typeparam name="T">What the value is.</typeparam>
public sealed record SourcedValue<T>(T Value, string Source, DateTimeOffset Time, TimeSpan Age, bool IsStale);
