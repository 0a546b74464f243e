namespace MarketMaster.Monitoring;

/// <summary>Somewhere alerts go. A sink may fail: the dispatcher tries again and never lets the failure reach the monitor.</summary>
public interface IAlertSink
{
    /// <summary>Name for messages, without secrets.</summary>
    public string Name { get; }

    /// <summary>Sends an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="cancellationToken">Stops the sending.</param>
    public Task SendAsync(Alert alert, CancellationToken cancellationToken);
}
