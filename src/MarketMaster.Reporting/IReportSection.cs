namespace MarketMaster.Reporting;

/// <summary>
/// One card of a report. Implement it to add a card of your own: the report asks for the title, then lets the section write
/// its content through a writer that encodes every value.
/// </summary>
public interface IReportSection
{
    /// <summary>Heading of the card, as plain text.</summary>
    public string Title { get; }

    /// <summary>How much of the page's width the card takes; half by default.</summary>
    public SectionWidth Width => SectionWidth.Half;

    /// <summary>Writes the content of the card, without the heading.</summary>
    /// <param name="writer">Takes the content.</param>
    public void Write(ReportWriter writer);
}
