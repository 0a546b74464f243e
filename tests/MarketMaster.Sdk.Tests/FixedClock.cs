namespace MarketMaster.Sdk.Tests;

/// <summary>A clock that stands still, so that two runs leave the same files.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2030, 1, 15, 10, 30, 0, TimeSpan.Zero);

    public override long GetTimestamp() => 0;
}
