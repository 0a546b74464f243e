using Microsoft.Extensions.Logging;

namespace MarketMaster.Monitoring;

/// <summary>Writes alerts to a log.</summary>
/// <param name="logger">The log.</param>
public sealed partial class LogAlertSink(ILogger logger) : IAlertSink
{
    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var level = alert.Severity switch { AlertSeverity.Critical => LogLevel.Critical, AlertSeverity.Warning => LogLevel.Warning, _ => LogLevel.Information };
        if (!logger.IsEnabled(level))
            return Task.CompletedTask;
        var text = alert.ToText();
        Write(logger, level, alert.Kind, alert.ModelName, text);
        return Task.CompletedTask;
    }

    [LoggerMessage(Message = "{Kind} alert of {Model}: {Text}")]
    private static partial void Write(ILogger logger, LogLevel level, AlertKind kind, string model, string text);
}
