namespace MarketMaster.Indicators;

/// <summary>Outputs that follow from one bar alone.</summary>
internal interface IBarFormula<T, TOut> where T : unmanaged, ILane<T>
{
    static abstract TOut Of(in Candle<T> bar);
}
