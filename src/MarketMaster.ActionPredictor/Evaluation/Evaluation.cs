namespace MarketMaster.Prediction;

/// <summary>How good predictions are on rows with known labels.</summary>
public sealed record Evaluation
{
    /// <summary>Number of rows judged.</summary>
    public required int Rows { get; init; }

    /// <summary>Share of rows predicted right, 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Mean F1 over the five classes, 0 to 1.</summary>
    public required double MacroF1 { get; init; }

    /// <summary>Mean precision over the five classes, 0 to 1.</summary>
    public required double MacroPrecision { get; init; }

    /// <summary>Mean recall over the five classes, 0 to 1.</summary>
    public required double MacroRecall { get; init; }

    /// <summary>Mean negative natural logarithm of the probability given to the true class; lower is better, ln 5 = 1.609 is blind guessing.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Mean squared error of the five probabilities, summed over the classes, 0 to 2; lower is better.</summary>
    public required double Brier { get; init; }

    /// <summary>Matthews correlation coefficient over five classes, -1 to 1; 0 is no better than chance.</summary>
    public required double MatthewsCorrelation { get; init; }

    /// <summary>Cohen's kappa with quadratic weights, -1 to 1: confusing strong sell with strong buy costs more than with sell.</summary>
    public required double QuadraticKappa { get; init; }

    /// <summary>Of the rows where neither label nor prediction is hold: the share whose side (up or down) is right; NaN where there are none.</summary>
    public required double DirectionAccuracy { get; init; }

    /// <summary>Accuracy of always predicting the most frequent class of the training labels.</summary>
    public required double MajorityAccuracy { get; init; }

    /// <summary>(accuracy - majority) / (1 - majority): 0 is no better than the majority, 1 is perfect.</summary>
    public required double SkillAgainstMajority { get; init; }

    /// <summary>Accuracy of the best possible predictor, known for generated data only; null elsewhere.</summary>
    public double? OracleAccuracy { get; init; }

    /// <summary>(accuracy - majority) / (oracle - majority): the share of what can be known; null without an oracle, NaN where the oracle equals the majority.</summary>
    public double? SkillAgainstOracle { get; init; }

    /// <summary>Expected calibration error over ten equal bins of confidence, 0 to 1; lower is better.</summary>
    public required double ExpectedCalibrationError { get; init; }

    /// <summary>Scores by class, in class order.</summary>
    public required IReadOnlyList<ClassScore> Classes { get; init; }

    /// <summary>Confusion matrix: row = true class, column = predicted class, in class order.</summary>
    public required IReadOnlyList<IReadOnlyList<int>> Confusion { get; init; }

    /// <summary>Reliability curve: ten bins of confidence.</summary>
    public required IReadOnlyList<ReliabilityBin> Reliability { get; init; }
}
