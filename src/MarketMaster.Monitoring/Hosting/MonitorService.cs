using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MarketMaster.Monitoring;

/// <summary>Runs a <see cref="MonitorStream"/> in a host. A window that cannot be judged is logged and passed over; the host goes on.</summary>
/// <param name="stream">The stream.</param>
/// <param name="logger">Takes each report in a line, and what went wrong.</param>
public sealed partial class MonitorService(MonitorStream stream, ILogger<MonitorService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await foreach (var report in stream.RunAsync(stoppingToken).ConfigureAwait(false))
                    LogReport(logger, report.ModelName, report.Status, report.Quality?.Score ?? double.NaN, report.Drift?.DriftedColumns ?? 0);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error)
            {
                LogFailure(logger, stream.Monitor.ModelName, error);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Model} is {Status}: data quality {Score}, {Columns} columns drifted")]
    private static partial void LogReport(ILogger logger, string model, MonitoringStatus status, double score, int columns);

    [LoggerMessage(LogLevel.Error, "a window of {Model} could not be judged")]
    private static partial void LogFailure(ILogger logger, string model, Exception error);
}
