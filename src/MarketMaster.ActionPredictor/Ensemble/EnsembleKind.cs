namespace MarketMaster.Prediction;

/// <summary>How an ensemble makes probabilities of what its trees say.</summary>
internal enum EnsembleKind
{
    /// <summary>The mean of the leaves' class shares: a random forest.</summary>
    Averaging = 0,

    /// <summary>The softmax of base score plus the scores of each action's trees: gradient boosting.</summary>
    Boosting = 1,
}
