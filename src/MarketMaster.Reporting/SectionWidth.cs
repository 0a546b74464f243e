namespace MarketMaster.Reporting;

/// <summary>How much of the page's width a card takes. On a narrow screen every card takes all of it.</summary>
public enum SectionWidth
{
    /// <summary>One of two columns.</summary>
    Half,

    /// <summary>Both columns.</summary>
    Full,
}
