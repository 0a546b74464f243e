using MarketMaster.DataGen;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>
/// The generator's own labels as a label scheme: moves in units of the volatility that only the generator knows. On data without a signal no
/// honest model beats the commonest action with them, as it may with labels scaled by past volatility.
/// </summary>
/// <param name="data">Generated bars with labels; the scheme labels these bars and no others.</param>
public sealed class GeneratedLabels(GeneratedTrainingData data) : ILabelScheme
{
    /// <inheritdoc/>
    public int Horizon => data.Horizon;

    /// <summary>The same labels with thresholds of their own for each fold of a cross-validation.</summary>
    /// <returns>The scheme.</returns>
    public ILabelScheme ByFold() => new GeneratedFoldLabels(data);

    /// <summary>The same labels: the generator has fitted their bounds on its training part already.</summary>
    /// <param name="trainingBars">Not looked at.</param>
    /// <returns>This scheme.</returns>
    public ILabelScheme Fit(BarSeries trainingBars) => this;

    /// <inheritdoc/>
    public LabelSet Label(BarSeries bars)
    {
        // a bar without a label looks nowhere
        var ends = data.LabelEnd.ToArray();
        for (var i = 0; i < ends.Length; i++)
            ends[i] = Math.Max(ends[i], i);
        return new(data.Labels, ends);
    }

    /// <inheritdoc/>
    public LabelSchemeDescription Describe() => new(
        "generated", $"move over {Horizon} bars in units of the generator's own volatility, cut by quantiles of the training part",
        new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["horizon"] = Horizon,
            ["strong_sell_below"] = data.Thresholds.StrongSell,
            ["sell_below"] = data.Thresholds.Sell,
            ["buy_above"] = data.Thresholds.Buy,
            ["strong_buy_above"] = data.Thresholds.StrongBuy,
        });

    /// <summary>What the best predictor that sees prices says, for chosen bars.</summary>
    /// <param name="rows">Indices of bars that have a label.</param>
    /// <returns>Its probabilities, to be handed to an evaluation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An index is negative or too large.</exception>
    public ActionProbabilities[] Oracle(IReadOnlyList<int> rows) => [.. rows.Select(row =>
    {
        var p = data.Oracle.Probabilities(row);
        return new ActionProbabilities(p[0], p[1], p[2], p[3], p[4]);
    })];
}
