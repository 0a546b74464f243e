namespace MarketMaster.Reporting;

/// <summary>One indicator, drawn over the bars.</summary>
/// <param name="Name">Name in the legend, as plain text.</param>
/// <param name="Values">One value per bar; NaN leaves the bar empty.</param>
/// <param name="Style">How it is drawn.</param>
public sealed record IndicatorLine(string Name, ReadOnlyMemory<double> Values, IndicatorStyle Style = IndicatorStyle.Line);
