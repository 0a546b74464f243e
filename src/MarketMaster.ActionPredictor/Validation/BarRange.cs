namespace MarketMaster.Prediction;

/// <summary>A run of bars.</summary>
/// <param name="From">First bar, 0-based.</param>
/// <param name="To">The bar after the last one.</param>
public readonly record struct BarRange(int From, int To)
{
    /// <summary>Number of bars.</summary>
    public int Count => To - From;
}
