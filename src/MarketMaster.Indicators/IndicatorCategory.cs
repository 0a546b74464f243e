namespace MarketMaster.Indicators;

/// <summary>What an indicator is about.</summary>
public enum IndicatorCategory
{
    /// <summary>Direction and level: moving averages, SuperTrend, pivots.</summary>
    Trend,

    /// <summary>Speed of the move: RSI, MACD, stochastic.</summary>
    Momentum,

    /// <summary>Width of the move: ATR, Bollinger bands.</summary>
    Volatility,

    /// <summary>What trades behind the move: OBV, VWAP.</summary>
    Volume,
}
