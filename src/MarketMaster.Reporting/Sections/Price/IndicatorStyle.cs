namespace MarketMaster.Reporting;

/// <summary>How an indicator is drawn.</summary>
public enum IndicatorStyle
{
    /// <summary>A line.</summary>
    Line,

    /// <summary>Columns from zero, green above and red below it, pale while they shrink.</summary>
    Histogram,
}
