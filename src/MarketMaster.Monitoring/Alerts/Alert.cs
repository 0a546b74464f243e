namespace MarketMaster.Monitoring;

/// <summary>Something that somebody should know.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="ModelName">Name of the model.</param>
/// <param name="Timestamp">When it was found.</param>
/// <param name="Title">One line.</param>
/// <param name="Details">What was found, a line each; columns that move together stand in one line.</param>
/// <param name="Suppressed">Alerts of this kind that were held back since the last one that was sent.</param>
public sealed record Alert(
    AlertKind Kind, AlertSeverity Severity, string ModelName, DateTimeOffset Timestamp, string Title, IReadOnlyList<string> Details, int Suppressed = 0)
{
    /// <summary>The alert as one JSON document with snake_case keys.</summary>
    public string ToJson() => MonitoringJson.Write(this);

    /// <summary>Title and details, a line each.</summary>
    public string ToText() => string.Join('\n', [Title, .. Details, .. Suppressed > 0 ? [FormattableString.Invariant($"{Suppressed} more were held back")] : Array.Empty<string>()]);
}
