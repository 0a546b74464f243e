namespace MarketMaster.Prediction;

/// <summary>What a model file does not say.</summary>
public sealed record TreeModelImportOptions
{
    /// <summary>Names of the features, in the order the model was trained with; null, the default, takes those in the file (<c>f0</c>, <c>f1</c> … where it has none).</summary>
    public IReadOnlyList<string>? Features { get; init; }

    /// <summary>The action of each class, in the file's order; null, the default, takes class names that are actions, numbers 0 to 4, or five classes in order.</summary>
    public IReadOnlyList<TradeAction>? Classes { get; init; }

    /// <summary>Where the date of the import comes from. Default: the system's clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal TreeModelBuilder Builder(TreeModelKind kind, IReadOnlyList<string> features, int classCount, IReadOnlyList<TradeAction>? classes = null)
    {
        if (Features is { } named && named.Count != features.Count)
            throw new FormatException($"{named.Count} feature names are given and the model has {features.Count} features");
        classes = Classes ?? classes ?? (classCount == TradeActions.Count ? null
            : throw new FormatException($"the model has {classCount} classes: say which action each of them is"));
        if (classes is not null && classes.Count != classCount)
            throw new FormatException($"{classes.Count} actions are given and the model has {classCount} classes");
        return new(kind, Features ?? features, classes) { TimeProvider = TimeProvider };
    }
}
