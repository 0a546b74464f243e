namespace MarketMaster.Monitoring;

/// <summary>Posts alerts to a Slack incoming webhook.</summary>
/// <param name="client">Sends the requests; its time limit holds.</param>
/// <param name="webhook">Address of the webhook: a secret, never written anywhere.</param>
public sealed class SlackAlertSink(HttpClient client, Uri webhook) : IAlertSink
{
    /// <inheritdoc/>
    public string Name => "slack";

    /// <inheritdoc/>
    public Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return WebhookAlertSink.PostAsync(client, webhook, MonitoringJson.Write(new SlackMessage(Text(alert))), Name, cancellationToken);
    }

    private static string Text(Alert alert)
    {
        var mark = alert.Severity switch { AlertSeverity.Critical => ":red_circle:", AlertSeverity.Warning => ":large_orange_circle:", _ => ":information_source:" };
        return $"{mark} *{Escaped(alert.Title)}*{string.Concat(alert.ToText().Split('\n').Skip(1).Select(line => "\n• " + Escaped(line)))}";
    }

    // the three characters that mean something to Slack
    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
