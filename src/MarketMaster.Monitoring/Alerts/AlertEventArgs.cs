namespace MarketMaster.Monitoring;

/// <summary>An alert that was sent.</summary>
/// <param name="alert">The alert.</param>
public sealed class AlertEventArgs(Alert alert) : EventArgs
{
    /// <summary>The alert.</summary>
    public Alert Alert { get; } = alert;
}
