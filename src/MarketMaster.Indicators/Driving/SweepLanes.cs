namespace MarketMaster.Indicators;

/// <summary>Indicators whose states are to be put side by side in the lanes of a register.</summary>
internal abstract class SweepLanes<TLane> where TLane : unmanaged, ILane<TLane>
{
    /// <summary>Computes the group over a series, anew after each gap.</summary>
    /// <returns>False where the states cannot share a register: what was written until then is to be computed again.</returns>
    public abstract bool Compute<TOutput>(SweepGroup<TOutput> group, BarSeries bars) where TOutput : unmanaged;
}
