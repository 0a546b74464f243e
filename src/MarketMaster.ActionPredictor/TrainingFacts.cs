namespace MarketMaster.Prediction;

/// <summary>What a model was trained on, kept in its file.</summary>
public sealed record TrainingFacts
{
    /// <summary>Rows trained on.</summary>
    public required int Rows { get; init; }

    /// <summary>Share of each action among the training labels.</summary>
    public required ActionProbabilities LabelShares { get; init; }

    /// <summary>The most frequent training label; the lower class wins a tie.</summary>
    public required TradeAction MajorityAction { get; init; }

    /// <summary>Time of the first training row, UTC; null where the rows had no times.</summary>
    public DateTime? DataFrom { get; init; }

    /// <summary>Time of the last training row, UTC; null where the rows had no times.</summary>
    public DateTime? DataTo { get; init; }

    /// <summary>When the training ended, UTC.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>Version of the library that trained the model.</summary>
    public required string LibraryVersion { get; init; }

    /// <summary>How the labels were made; null where the labels came with the table.</summary>
    public LabelSchemeDescription? Labels { get; init; }
}
