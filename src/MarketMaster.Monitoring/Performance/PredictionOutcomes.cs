namespace MarketMaster.Monitoring;

/// <summary>Predictions with what came of them, in order of time.</summary>
public sealed class PredictionOutcomes
{
    internal const int K = TradeActions.Count;

    /// <summary>Takes predictions and labels without copying them. The caller must not change them afterwards.</summary>
    /// <param name="predicted">The predicted actions.</param>
    /// <param name="actual">The true actions, one for each prediction.</param>
    /// <param name="probabilities">Five probabilities for each prediction, row by row, in the order of the actions; or none.</param>
    /// <param name="forwardReturns">The return after each prediction as a fraction; or none.</param>
    /// <param name="weights">The weight of each row, 0 or more; or none.</param>
    /// <exception cref="ArgumentException">A length does not fit, or an action is none of the five.</exception>
    public PredictionOutcomes(
        ReadOnlyMemory<TradeAction> predicted, ReadOnlyMemory<TradeAction> actual, ReadOnlyMemory<double> probabilities = default,
        ReadOnlyMemory<double> forwardReturns = default, ReadOnlyMemory<double> weights = default)
    {
        Require(actual.Length == predicted.Length, nameof(actual), actual.Length, predicted.Length);
        Require(probabilities.IsEmpty || probabilities.Length == K * predicted.Length, nameof(probabilities), probabilities.Length, K * predicted.Length);
        Require(forwardReturns.IsEmpty || forwardReturns.Length == predicted.Length, nameof(forwardReturns), forwardReturns.Length, predicted.Length);
        Require(weights.IsEmpty || weights.Length == predicted.Length, nameof(weights), weights.Length, predicted.Length);
        RequireActions(predicted.Span, nameof(predicted));
        RequireActions(actual.Span, nameof(actual));
        (Predicted, Actual, Probabilities, ForwardReturns, Weights) = (predicted, actual, probabilities, forwardReturns, weights);
    }

    /// <summary>Number of predictions.</summary>
    public int Count => Predicted.Length;

    /// <summary>The predicted actions.</summary>
    public ReadOnlyMemory<TradeAction> Predicted { get; }

    /// <summary>The true actions.</summary>
    public ReadOnlyMemory<TradeAction> Actual { get; }

    /// <summary>Five probabilities for each prediction, or none.</summary>
    public ReadOnlyMemory<double> Probabilities { get; }

    /// <summary>The returns after each prediction, or none.</summary>
    public ReadOnlyMemory<double> ForwardReturns { get; }

    /// <summary>The weights, or none.</summary>
    public ReadOnlyMemory<double> Weights { get; }

    private static void Require(bool fits, string name, int length, int expected)
    {
        if (!fits)
            throw new ArgumentException(FormattableString.Invariant($"{name} has {length} values: {expected} fit the predictions"), name);
    }

    private static void RequireActions(ReadOnlySpan<TradeAction> actions, string name)
    {
        for (var i = 0; i < actions.Length; i++)
        {
            if ((uint)actions[i] >= K)
                throw new ArgumentException(FormattableString.Invariant($"{name}[{i}] is {(int)actions[i]}: an action is 0 to {K - 1}"), name);
        }
    }
}
