namespace MarketMaster.Monitoring;

/// <summary>What the rows of a reference are told apart by: the time of day, or the regime of a column.</summary>
public sealed record ProfileCondition
{
    private ProfileCondition(ConditionKind kind, string? column) => (Kind, Column) = (kind, column);

    /// <summary>All rows alike.</summary>
    public static ProfileCondition None { get; } = new(ConditionKind.None, null);

    /// <summary>By the hour of the row's time, UTC: 24 parts.</summary>
    public static ProfileCondition HourOfDay { get; } = new(ConditionKind.HourOfDay, null);

    /// <summary>By the day of the week of the row's time, UTC: 7 parts.</summary>
    public static ProfileCondition DayOfWeek { get; } = new(ConditionKind.DayOfWeek, null);

    /// <summary>The name of the column that tells the regime; null where the time does.</summary>
    public string? Column { get; }

    internal ConditionKind Kind { get; }

    /// <summary>By thirds of a column, such as one of volatility: low, middle, high, cut at the reference's own terciles.</summary>
    /// <param name="column">Name of the column.</param>
    /// <returns>The condition.</returns>
    public static ProfileCondition Regime(string column)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(column);
        return new(ConditionKind.Regime, column);
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ConditionKind.HourOfDay => "hour of day",
        ConditionKind.DayOfWeek => "day of week",
        ConditionKind.Regime => $"regime of {Column}",
        _ => "none",
    };

    internal static ProfileCondition From(ConditionKind kind, string? column) => new(kind, column);
}
