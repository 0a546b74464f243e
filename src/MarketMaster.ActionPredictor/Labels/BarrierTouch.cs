namespace MarketMaster.Prediction;

/// <summary>Which prices count as touching a barrier.</summary>
public enum BarrierTouch
{
    /// <summary>The high touches the upper barriers, the low the lower ones.</summary>
    HighLow,

    /// <summary>Only closes count.</summary>
    Close,
}
