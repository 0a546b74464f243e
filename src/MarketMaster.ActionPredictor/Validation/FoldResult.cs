namespace MarketMaster.Prediction;

/// <summary>What one fold gave.</summary>
public sealed record FoldResult
{
    /// <summary>0-based number of the fold.</summary>
    public required int Number { get; init; }

    /// <summary>The blocks trained and tested on, before the purge.</summary>
    public required FoldBlocks Blocks { get; init; }

    /// <summary>Rows trained on.</summary>
    public required int TrainRows { get; init; }

    /// <summary>Rows judged.</summary>
    public required int TestRows { get; init; }

    /// <summary>Labelled training rows left out because their label, or the embargo, meets a test block.</summary>
    public required int Purged { get; init; }

    /// <summary>How many independent rows the training rows are worth: see <see cref="LabelUniqueness.EffectiveSampleSize"/>.</summary>
    public required double EffectiveTrainRows { get; init; }

    /// <summary>How many independent rows the judged rows are worth.</summary>
    public required double EffectiveTestRows { get; init; }

    /// <summary>Time of the first judged bar, UTC.</summary>
    public required DateTime TestFrom { get; init; }

    /// <summary>Time of the last judged bar, UTC.</summary>
    public required DateTime TestTo { get; init; }

    /// <summary>The metrics on the judged rows.</summary>
    public required Evaluation Evaluation { get; init; }
}
