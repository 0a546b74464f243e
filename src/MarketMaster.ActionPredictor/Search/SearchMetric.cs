namespace MarketMaster.Prediction;

/// <summary>What a search calls good.</summary>
public enum SearchMetric
{
    /// <summary>Mean negative logarithm of the true class's probability: the least. It uses all that a model says and is the least noisy.</summary>
    LogLoss = 0,

    /// <summary>Share of rows predicted right: the greatest.</summary>
    Accuracy = 1,

    /// <summary>Mean F1 over the classes: the greatest.</summary>
    MacroF1 = 2,

    /// <summary>Share of right sides where neither label nor prediction is hold: the greatest.</summary>
    DirectionAccuracy = 3,

    /// <summary>Cohen's kappa with quadratic weights: the greatest.</summary>
    QuadraticKappa = 4,
}
