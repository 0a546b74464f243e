namespace MarketMaster.Prediction.Tests;

/// <summary>A clock that stands still, so that two trainings leave the same facts.</summary>
internal sealed class FixedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2024, 1, 15, 10, 30, 0, TimeSpan.Zero);

    public override long GetTimestamp() => 0;
}
