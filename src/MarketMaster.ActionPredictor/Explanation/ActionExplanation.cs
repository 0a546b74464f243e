namespace MarketMaster.Prediction;

/// <summary>Why a model gives a row its probabilities: the base value of each action plus the contribution of each feature, in probabilities for a forest and in scores for boosting.</summary>
public sealed class ActionExplanation
{
    private readonly double[] _contributions;

    internal ActionExplanation(IReadOnlyList<string> features, ExplanationUnit unit, ActionProbabilities baseValue, ActionPrediction prediction, double[] contributions) =>
        (Features, Unit, BaseValue, Prediction, _contributions) = (features, unit, baseValue, prediction, contributions);

    /// <summary>Names of the features, in the order of a row.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>What base value and contributions are counted in.</summary>
    public ExplanationUnit Unit { get; }

    /// <summary>What the trees say on average over the rows they were trained on, in <see cref="Unit"/>.</summary>
    public ActionProbabilities BaseValue { get; }

    /// <summary>What the model says about the row, before any calibration.</summary>
    public ActionPrediction Prediction { get; }

    /// <summary>What a feature adds to the probability of an action, -1 to 1, or to its score.</summary>
    /// <param name="action">The action.</param>
    /// <param name="feature">0-based feature, in the order of <see cref="Features"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action or feature.</exception>
    public double this[TradeAction action, int feature]
    {
        get
        {
            LabelRanges.Require((int)action, 0, TradeActions.Count - 1, nameof(action));
            LabelRanges.Require(feature, 0, Features.Count - 1);
            return _contributions[(feature * TradeActions.Count) + (int)action];
        }
    }

    /// <summary>Base value and all contributions together: the probability of an action, or its score.</summary>
    /// <param name="action">The action.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such action.</exception>
    public double Total(TradeAction action)
    {
        var total = BaseValue[action];
        for (var feature = 0; feature < Features.Count; feature++)
            total += this[action, feature];
        return total;
    }
}
