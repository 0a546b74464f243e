namespace MarketMaster.Prediction;

/// <summary>How bars are drawn for the intervals of a backtest. Neighbouring bars are drawn together, because they are not independent.</summary>
public enum BootstrapMethod
{
    /// <summary>Blocks of random, geometrically distributed length (Politis and Romano, 1994).</summary>
    Stationary = 0,

    /// <summary>Blocks of one fixed length (Künsch, 1989), with the series closed to a ring so that every bar is drawn equally often.</summary>
    MovingBlock = 1,
}
