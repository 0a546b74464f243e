namespace MarketMaster.Prediction;

/// <summary>One candidate of a search and what it scored.</summary>
public sealed record SearchTrial
{
    /// <summary>0-based number in the order of drawing; 0 is the preset itself.</summary>
    public required int Number { get; init; }

    /// <summary>Place in the table, from 1: candidates judged on more folds come first, then the better score.</summary>
    public required int Rank { get; init; }

    /// <summary>The searched parameters by name.</summary>
    public required IReadOnlyDictionary<string, double> Parameters { get; init; }

    /// <summary>The score by fold, in the folds' order; NaN where the candidate was not judged on a fold, or the score is not defined.</summary>
    public required IReadOnlyList<double> FoldScores { get; init; }

    /// <summary>Folds the candidate was judged on.</summary>
    public required int Folds { get; init; }

    /// <summary>Mean score over those folds and its standard error. The best of many candidates looks better than it is: see <see cref="SearchResult.HeldOut"/>.</summary>
    public required FoldMetric Score { get; init; }
}
