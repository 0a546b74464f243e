namespace MarketMaster.DataGen;

/// <summary>
/// The four bounds between the five classes of the standardised move z: strong sell below <see cref="StrongSell"/>, sell below
/// <see cref="Sell"/>, hold up to and including <see cref="Buy"/>, buy up to and including <see cref="StrongBuy"/>, strong buy above.
/// </summary>
/// <param name="StrongSell">10 % quantile.</param>
/// <param name="Sell">35 % quantile.</param>
/// <param name="Buy">65 % quantile.</param>
/// <param name="StrongBuy">90 % quantile.</param>
public readonly record struct LabelThresholds(double StrongSell, double Sell, double Buy, double StrongBuy)
{
    /// <summary>The quantiles of the given moves, interpolated linearly between order statistics.</summary>
    /// <param name="moves">Standardised moves of the training part; none NaN, at least one.</param>
    /// <returns>The bounds.</returns>
    /// <exception cref="ArgumentException"><paramref name="moves"/> is empty.</exception>
    public static LabelThresholds Fit(ReadOnlySpan<double> moves)
    {
        if (moves.IsEmpty)
            throw new ArgumentException("no moves to fit the thresholds to: at least 1 is needed", nameof(moves));
        var sorted = moves.ToArray();
        Array.Sort(sorted);
        return new(Quantile(sorted, 0.10), Quantile(sorted, 0.35), Quantile(sorted, 0.65), Quantile(sorted, 0.90));
    }

    /// <summary>The class of a move.</summary>
    /// <param name="move">Standardised move.</param>
    /// <returns>Its action.</returns>
    public TradeAction Classify(double move) =>
        move < StrongSell ? TradeAction.StrongSell
        : move < Sell ? TradeAction.Sell
        : move <= Buy ? TradeAction.Hold
        : move <= StrongBuy ? TradeAction.Buy
        : TradeAction.StrongBuy;

    private static double Quantile(double[] sorted, double share)
    {
        var position = share * (sorted.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
