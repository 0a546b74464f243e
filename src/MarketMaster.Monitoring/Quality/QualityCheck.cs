using System.Text.Json.Serialization;

namespace MarketMaster.Monitoring;

/// <summary>What was looked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QualityCheck>))]
public enum QualityCheck
{
    /// <summary>More values are missing than in the reference.</summary>
    [JsonStringEnumMemberName("missing_values")] MissingValues,

    /// <summary>A column has no value at all.</summary>
    [JsonStringEnumMemberName("empty_column")] EmptyColumn,

    /// <summary>The current rows lack a column of the reference.</summary>
    [JsonStringEnumMemberName("absent_column")] AbsentColumn,

    /// <summary>The current rows have a column that the reference lacks.</summary>
    [JsonStringEnumMemberName("unknown_column")] UnknownColumn,

    /// <summary>A value is infinite.</summary>
    [JsonStringEnumMemberName("infinite_values")] InfiniteValues,

    /// <summary>A column that varied in the reference has one value only.</summary>
    [JsonStringEnumMemberName("constant_column")] ConstantColumn,

    /// <summary>A category that the reference lacks.</summary>
    [JsonStringEnumMemberName("unseen_values")] UnseenValues,

    /// <summary>Values far outside the range of the reference.</summary>
    [JsonStringEnumMemberName("out_of_range")] OutOfRange,

    /// <summary>Fractions in a column of whole numbers.</summary>
    [JsonStringEnumMemberName("type_change")] TypeChange,

    /// <summary>Rows that repeat another row, times included.</summary>
    [JsonStringEnumMemberName("duplicate_rows")] DuplicateRows,

    /// <summary>Rows earlier than a row before them.</summary>
    [JsonStringEnumMemberName("unordered_rows")] UnorderedRows,

    /// <summary>The same value many rows in a row, and then others again.</summary>
    [JsonStringEnumMemberName("stale_values")] StaleValues,

    /// <summary>The same value from some row to the end.</summary>
    [JsonStringEnumMemberName("frozen_column")] FrozenColumn,

    /// <summary>The level is 10, 100 or 1000 times that of the reference, or a part of it: another unit.</summary>
    [JsonStringEnumMemberName("unit_change")] UnitChange,

    /// <summary>The daily pattern is that of the reference, moved by an hour: a change of summer time.</summary>
    [JsonStringEnumMemberName("hour_shift")] HourShift,

    /// <summary>A column follows its partner some rows late, or early.</summary>
    [JsonStringEnumMemberName("lagged_column")] LaggedColumn,

    /// <summary>A column tells the label far better than in the reference: it may know the future.</summary>
    [JsonStringEnumMemberName("look_ahead")] LookAhead,

    /// <summary>The newest row is too old.</summary>
    [JsonStringEnumMemberName("stale_feed")] StaleFeed,

    /// <summary>A defect of bars; its name stands in the message.</summary>
    [JsonStringEnumMemberName("bars")] Bars,

    /// <summary>There are no rows.</summary>
    [JsonStringEnumMemberName("no_rows")] NoRows,
}
