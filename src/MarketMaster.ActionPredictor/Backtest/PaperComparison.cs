namespace MarketMaster.Prediction;

/// <summary>Three paths over the same bars: the strategy, buy-and-hold, never in the market. All are resampled together.</summary>
internal sealed class PaperComparison(PaperPath[] paths, BacktestOptions options, double periods, double interest)
{
    private readonly int _bars = paths[0].Returns.Length;

    public BacktestResult Describe(BarSeries bars, int first, int last, int blockLength, CancellationToken cancellationToken)
    {
        var drawn = Resample(blockLength, cancellationToken);
        var values = Figures([.. Enumerable.Range(0, _bars)]);
        var described = paths.Select((_, p) => PaperFigures.WithIntervals(values[p], Array.ConvertAll(drawn, d => d[p]), options.Level)).ToArray();
        return new()
        {
            Options = options,
            From = bars.Time[first],
            To = bars.Time[last],
            Bars = _bars,
            PeriodsPerYear = periods,
            BlockLength = blockLength,
            Strategy = described[0],
            BuyAndHold = described[1],
            AlwaysFlat = described[2],
            ExcessAnnualReturn = BacktestFigure.Of(Excess(values), Array.ConvertAll(drawn, Excess), options.Level),
            Curve = Curve(bars, first),
            IsRuined = paths[0].IsRuined,
        };
    }

    private EquityPoint[] Curve(BarSeries bars, int first)
    {
        var curve = new EquityPoint[_bars + 1];
        for (var i = 0; i < curve.Length; i++)
            curve[i] = new(bars.Time[first + i], paths[0].Equity[i], paths[1].Equity[i], paths[2].Equity[i], paths[0].Position[i]);
        return curve;
    }

    // Every resampled series has a random stream of its own: the number of threads does not matter.
    private PaperFigures[][] Resample(int blockLength, CancellationToken cancellationToken)
    {
        var drawn = new PaperFigures[options.Resamples][];
        Parallel.For(0, drawn.Length, new ParallelOptions { CancellationToken = cancellationToken }, () => new int[_bars], (i, _, order) =>
        {
            var random = new RandomStream(unchecked((ulong)options.Seed), (ulong)i);
            BlockDraw.Fill(order, options.Bootstrap, blockLength, ref random);
            drawn[i] = Figures(order);
            return order;
        }, _ => { });
        return drawn;
    }

    private PaperFigures[] Figures(int[] order) => Array.ConvertAll(paths, path => PaperFigures.Of(path, order, periods, interest));

    private static double Excess(PaperFigures[] figures) => figures[0].AnnualReturn - figures[1].AnnualReturn;
}
