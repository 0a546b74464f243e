using MarketMaster.DataGen;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>The generator's own labels as a label scheme: moves in units of the volatility that only the generator knows.</summary>
internal sealed class GeneratedLabels(GeneratedTrainingData data) : ILabelScheme
{
    public int Horizon => data.Horizon;

    /// <summary>The same labels with thresholds of their own for each fold of a cross-validation.</summary>
    public ILabelScheme ByFold() => new GeneratedFoldLabels(data);

    // the generator has fitted its thresholds on the training part already
    public ILabelScheme Fit(BarSeries trainingBars) => this;

    public LabelSet Label(BarSeries bars)
    {
        // a bar without a label looks nowhere
        var ends = data.LabelEnd.ToArray();
        for (var i = 0; i < ends.Length; i++)
            ends[i] = Math.Max(ends[i], i);
        return new(data.Labels, ends);
    }

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
    public ActionProbabilities[] Oracle(IReadOnlyList<int> rows) => [.. rows.Select(row =>
    {
        var p = data.Oracle.Probabilities(row);
        return new ActionProbabilities(p[0], p[1], p[2], p[3], p[4]);
    })];
}
