namespace MarketMaster.Monitoring;

/// <summary>How alerts are sent.</summary>
public sealed record AlertDispatcherOptions
{
    /// <summary>Attempts for each alert and sink, 1 to 100; 5 by default.</summary>
    public int Attempts { get; init => field = Limits.Within(value, 1, 100, nameof(Attempts)); } = 5;

    /// <summary>Pause after the first failure, which doubles with each further one up to 5 minutes; 0 to 5 minutes, 1 second by default.</summary>
    public TimeSpan FirstPause { get; init => field = Limits.Within(value, TimeSpan.Zero, TimeSpan.FromMinutes(5), nameof(FirstPause)); } = TimeSpan.FromSeconds(1);

    /// <summary>How long the end waits for queued alerts, 0 to 10 minutes; 10 seconds by default.</summary>
    public TimeSpan FlushTimeout { get; init => field = Limits.Within(value, TimeSpan.Zero, TimeSpan.FromMinutes(10), nameof(FlushTimeout)); } = TimeSpan.FromSeconds(10);
}
