namespace MarketMaster.Monitoring;

/// <summary>Hands alerts to code in the same process.</summary>
/// <param name="callback">Takes each alert.</param>
public sealed class CallbackAlertSink(Func<Alert, CancellationToken, Task> callback) : IAlertSink
{
    /// <inheritdoc/>
    public string Name => "callback";

    /// <inheritdoc/>
    public Task SendAsync(Alert alert, CancellationToken cancellationToken) => callback(alert, cancellationToken);
}
