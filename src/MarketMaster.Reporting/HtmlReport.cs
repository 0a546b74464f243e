namespace MarketMaster.Reporting;

/// <summary>
/// Builds one self-contained HTML file: no network, strict content security policy, light and dark, printable.
/// Add cards in the order in which they shall appear; write as often as wanted. Not safe for use by several threads.
/// </summary>
/// <param name="title">Heading and window title, as plain text.</param>
public sealed class HtmlReport(string title)
{
    private readonly List<IReportSection> _sections = [];
    private readonly List<ReportFact> _facts = [];
    private readonly List<ReportFact> _configuration = [];

    /// <summary>Heading and window title.</summary>
    public string Title { get; } = string.IsNullOrWhiteSpace(title) ? throw new ArgumentException("a report needs a title", nameof(title)) : title;

    /// <summary>One line below the heading; null leaves it out.</summary>
    public string? Subtitle { get; init; }

    /// <summary>When the report was made, shown in the footer; null leaves it out, so that equal input gives equal bytes.</summary>
    public DateTimeOffset? GeneratedAt { get; init; }

    /// <summary>The cards, in order.</summary>
    public IReadOnlyList<IReportSection> Sections => _sections;

    /// <summary>The key figures at the top of the page, in order.</summary>
    public IReadOnlyList<ReportFact> Facts => _facts;

    /// <summary>What it takes to make the same result again, in order.</summary>
    public IReadOnlyList<ReportFact> Configuration => _configuration;

    /// <summary>Adds a card.</summary>
    /// <param name="section">The card; one of this package or your own.</param>
    /// <returns>This report.</returns>
    public HtmlReport Add(IReportSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        _sections.Add(section);
        return this;
    }

    /// <summary>Adds a key figure at the top of the page.</summary>
    /// <param name="name">What it is, in a word or two.</param>
    /// <param name="value">The figure, formatted.</param>
    /// <param name="note">A few small words below it, or null.</param>
    /// <returns>This report.</returns>
    public HtmlReport AddFact(string name, string value, string? note = null)
    {
        _facts.Add(new(name, value, note));
        return this;
    }

    /// <summary>Adds a line to the footer that says how to make the same result again: seed, parameters, versions, hashes.</summary>
    /// <param name="name">Name of the setting.</param>
    /// <param name="value">Its value, formatted.</param>
    /// <returns>This report.</returns>
    public HtmlReport AddConfiguration(string name, string value)
    {
        _configuration.Add(new(name, value));
        return this;
    }

    /// <summary>Writes the report to a file, whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist, an older file is replaced.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public void Save(string path) => AtomicFile.Write(path, WriteTo);

    /// <summary>Writes the report to a file, whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist, an older file is replaced.</param>
    /// <param name="cancellationToken">Stops between two cards or while writing; the file is then as it was before.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was written.</exception>
    public Task SaveAsync(string path, CancellationToken cancellationToken = default) => AtomicFile.WriteAsync(path, WriteToAsync, cancellationToken);

    /// <summary>Writes the report as UTF-8 without a byte order mark.</summary>
    /// <param name="stream">Takes the bytes; stays open.</param>
    public void WriteTo(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ReportPage.Render(this, CancellationToken.None));
    }

    /// <summary>Writes the report as UTF-8 without a byte order mark.</summary>
    /// <param name="stream">Takes the bytes; stays open.</param>
    /// <param name="cancellationToken">Stops between two cards or while writing.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await stream.WriteAsync(ReportPage.Render(this, cancellationToken), cancellationToken).ConfigureAwait(false);
    }
}
