namespace MarketMaster.Benchmarks.Baseline;

/// <summary>The 25 features from the loops, column by column; what two columns share is computed once.</summary>
internal static class FrameLoops
{
    public const int Width = 25;

    private const int Block = 64;

    /// <summary>The 25 columns in the order of <see cref="Indicators.FeatureSet.Names"/>.</summary>
    public static void Columns(BarSeries bars, double[][] to)
    {
        var close = bars.Close;
        MomentumLoops.Rsi(close, 14, to[0]);
        TrendLoops.Ema(close, 12, to[10]);
        TrendLoops.Ema(close, 26, to[11]);
        MomentumLoops.Macd(to[10], to[11], 9, to[1], to[2], to[3]);
        VolatilityLoops.Bollinger(close, 20, 2, to[4], to[5], to[6], to[7]);
        to[5].CopyTo(to[8], 0);
        TrendLoops.Sma(close, 50, to[9]);
        VolumeLoops.Obv(close, bars.Volume, to[12]);
        VolumeLoops.Vwap(bars, to[13]);
        RangeLoops.Stochastic(bars, 14, 3, to[14], to[15]);
        for (var i = 0; i < close.Length; i++)
            to[16][i] = to[14][i] - 100;
        MomentumLoops.Cci(bars, 20, to[17]);
        DirectionLoops.Adx(bars, 14, to[18], [], []);
        TrendLoops.SuperTrend(bars, 10, 3, to[19], []);
        VolatilityLoops.Atr(bars, 14, to[20]);
        VolatilityLoops.Divide(to[20], close, to[21]);
        VolumeLoops.Change(close, to[22]);
        VolumeLoops.Change(bars.Volume, to[23]);
        TrendLoops.PivotPoint(bars, to[24]);
    }

    /// <summary>The same row by row: columns first, then turned in blocks that fit the cache.</summary>
    public static void Rows(BarSeries bars, double[][] columns, Span<double> rows)
    {
        Columns(bars, columns);
        for (var block = 0; block < bars.Count; block += Block)
        {
            var end = Math.Min(block + Block, bars.Count);
            for (var c = 0; c < Width; c++)
            {
                var column = columns[c].AsSpan(0, end);
                for (var i = block; i < column.Length; i++)
                    rows[(i * Width) + c] = column[i];
            }
        }
    }

    public static double[][] CreateColumns(int bars) => [.. Enumerable.Range(0, Width).Select(_ => new double[bars])];
}
