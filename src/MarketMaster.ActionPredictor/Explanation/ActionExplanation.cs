namespace MarketMaster.Prediction;

/// <summary>Why a model gives a row its probabilities: the base value of each action plus the contribution of each feature.</summary>
public sealed class ActionExplanation
{
    private readonly double[] _contributions;

    internal ActionExplanation(IReadOnlyList<string> features, ActionProbabilities baseValue, ActionPrediction prediction, double[] contributions) =>
        (Features, BaseValue, Prediction, _contributions) = (features, baseValue, prediction, contributions);

    /// <summary>Names of the features, in the order of a row.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>What the forest says on average over the rows its trees were trained on.</summary>
    public ActionProbabilities BaseValue { get; }

    /// <summary>What the forest says about the row, before any calibration.</summary>
    public ActionPrediction Prediction { get; }

    /// <summary>What a feature adds to the probability of an action, -1 to 1.</summary>
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
}
