using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MarketMaster.Monitoring;

/// <summary>
/// Tells the health of the watched models from their last reports and never computes: healthy, degraded also where there is no report
/// or one that is too old, unhealthy with a critical finding. Register it with <c>AddHealthChecks().AddCheck&lt;MonitoringHealthCheck&gt;("monitoring")</c>.
/// </summary>
/// <param name="state">Holds the last reports.</param>
/// <param name="time">The clock.</param>
public sealed class MonitoringHealthCheck(MonitoringState state, TimeProvider time) : IHealthCheck
{
    /// <summary>Age above which a report says nothing of the present, 1 second to 30 days; an hour by default.</summary>
    public TimeSpan MaximumAge { get; init => field = Limits.Within(value, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30), nameof(MaximumAge)); } = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var status = state.Status(now, MaximumAge) switch
        {
            MonitoringStatus.Healthy => HealthStatus.Healthy,
            MonitoringStatus.Degraded => HealthStatus.Degraded,
            _ => HealthStatus.Unhealthy,
        };
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var report in state.Reports)
        {
            data[report.ModelName + ".status"] = SnakeCase.Of(report.Status);
            data[report.ModelName + ".age_seconds"] = (now - report.Timestamp).TotalSeconds;
            data[report.ModelName + ".data_quality"] = report.Quality?.Score ?? double.NaN;
            data[report.ModelName + ".drifted_columns"] = report.Drift?.DriftedColumns ?? 0;
        }
        return Task.FromResult(new HealthCheckResult(status, data.Count == 0 ? "no report yet" : $"{state.Reports.Count} models watched", null, data));
    }
}
