namespace MarketMaster.Indicators.Tests.Exact;

/// <summary>The columns of a series as exact numbers, and what many definitions start from.</summary>
internal sealed class ExactBars(BarSeries bars)
{
    public int Count { get; } = bars.Count;

    public Real?[] Open { get; } = Columns.Of(bars.Open);

    public Real?[] High { get; } = Columns.Of(bars.High);

    public Real?[] Low { get; } = Columns.Of(bars.Low);

    public Real?[] Close { get; } = Columns.Of(bars.Close);

    public Real?[] Volume { get; } = Columns.Of(bars.Volume);

    /// <summary>high + low + close: three typical prices, without the division.</summary>
    public Real?[] Sum3 => High.Plus(Low).Plus(Close);

    /// <summary>high + low: twice the middle.</summary>
    public Real?[] Sum2 => High.Plus(Low);

    public Real?[] TrueRange
    {
        get
        {
            var past = Close.Before(1);
            return Columns.Map(Count, i => past[i] is not { } p ? null
                : Real.Max(High[i]!.Value, p) - Real.Min(Low[i]!.Value, p));
        }
    }

    public Real?[] Flow => Close.Times(2).Minus(High).Minus(Low).Over(High.Minus(Low), 0).Times(Volume);

    public Real?[] Atr(int period) => TrueRange.Wilder(period);

    /// <summary>100 (close - lowest)/(highest - lowest).</summary>
    public Real?[] Stochastic(int period) =>
        Close.Minus(Low.Lowest(period)).Times(100).Over(High.Highest(period).Minus(Low.Lowest(period)), 50);
}
