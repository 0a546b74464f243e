namespace MarketMaster.Prediction;

/// <summary>What base value and contributions of an <see cref="ActionExplanation"/> are counted in.</summary>
public enum ExplanationUnit
{
    /// <summary>Probability: a forest, whose probabilities are means over its trees.</summary>
    Probability = 0,

    /// <summary>Score before the softmax: boosting. The probability of an action is in proportion to e to the power of its score, so that 0.7 more about doubles its odds.</summary>
    Score = 1,
}
