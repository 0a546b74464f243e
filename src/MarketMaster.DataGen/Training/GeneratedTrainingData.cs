namespace MarketMaster.DataGen;

/// <summary>
/// Generated bars with one label per bar: the class of the standardised move over the signal's horizon. Features are left to the
/// user; what the best model could score is known (<see cref="Oracle"/>).
/// </summary>
public sealed class GeneratedTrainingData
{
    private readonly double[] _move;
    private readonly TradeAction?[] _labels;
    private readonly int[] _labelEnd;

    internal GeneratedTrainingData(GeneratedBars generated, double[] move, LabelThresholds thresholds, int fittedRows, OracleForecast oracle)
    {
        (Generated, _move, Thresholds, FittedRows, Oracle) = (generated, move, thresholds, fittedRows, oracle);
        _labels = Array.ConvertAll(move, z => double.IsNaN(z) ? null : (TradeAction?)thresholds.Classify(z));
        _labelEnd = new int[move.Length];
        for (var i = 0; i < move.Length; i++)
            _labelEnd[i] = double.IsNaN(move[i]) ? -1 : i + Horizon;
    }

    /// <summary>The bars and the truth behind them.</summary>
    public GeneratedBars Generated { get; }

    /// <summary>The bars alone.</summary>
    public BarSeries Bars => Generated.Bars;

    /// <summary>Number of rows, one per bar.</summary>
    public int Count => Generated.Count;

    /// <summary>Bars that a label looks ahead.</summary>
    public int Horizon => Generated.Generator.Options.Signal.Horizon;

    /// <summary>The labels; null for the last <see cref="Horizon"/> bars, whose future is not known.</summary>
    public ReadOnlySpan<TradeAction?> Labels => _labels;

    /// <summary>
    /// The standardised move z behind each label: log move from the bar's close to the close <see cref="Horizon"/> bars later, over the
    /// generator's own volatility of that way; NaN for the last bars.
    /// </summary>
    public ReadOnlySpan<double> Move => _move;

    /// <summary>Index of the last bar each label has seen; -1 where there is none. Training rows must end before a test part begins.</summary>
    public ReadOnlySpan<int> LabelEnd => _labelEnd;

    /// <summary>The class bounds.</summary>
    public LabelThresholds Thresholds { get; }

    /// <summary>Number of leading rows the bounds were fitted to; their labels end inside the stated training part.</summary>
    public int FittedRows { get; }

    /// <summary>The best possible forecast of each row from past prices.</summary>
    public OracleForecast Oracle { get; }

    /// <summary>How many rows carry each label, in the order of <see cref="TradeAction"/>.</summary>
    /// <returns>Five counts.</returns>
    public int[] LabelCounts()
    {
        var counts = new int[TradeActions.Count];
        foreach (var label in _labels)
        {
            if (label is { } action)
                counts[(int)action]++;
        }
        return counts;
    }
}
