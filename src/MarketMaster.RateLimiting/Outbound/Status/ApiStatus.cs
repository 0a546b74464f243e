namespace MarketMaster.RateLimiting;

/// <summary>How an API stands.</summary>
public sealed record ApiStatus
{
    /// <summary>Its key.</summary>
    public required string Name { get; init; }

    /// <summary>How tables call it.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Requests sent in the last 60 seconds.</summary>
    public required int RequestsLastMinute { get; init; }

    /// <summary>Requests sent since the start.</summary>
    public required long TotalRequests { get; init; }

    /// <summary>Failed attempts in the last 60 seconds.</summary>
    public required int ErrorsLastMinute { get; init; }

    /// <summary>Failed attempts since the start.</summary>
    public required long TotalErrors { get; init; }

    /// <summary>Refusals by rate that the server has sent since the start.</summary>
    public required long Throttled { get; init; }

    /// <summary>Requests that wait for permits.</summary>
    public required int Queued { get; init; }

    /// <summary>State of the circuit.</summary>
    public required ApiCircuitState Circuit { get; init; }

    /// <summary>Whether a request would have to wait now, or be refused.</summary>
    public required bool IsLimited { get; init; }

    /// <summary>How long a request would wait at least; zero where it would not.</summary>
    public required TimeSpan Wait { get; init; }

    /// <summary>How long the server has told all callers to pause; zero where it has not.</summary>
    public required TimeSpan CoolDown { get; init; }

    /// <summary>Each limit, with its use. The first is the one used most.</summary>
    public required IReadOnlyList<LimitStatus> Limits { get; init; }

    /// <summary>Use of the limit used most, 0 to 1.</summary>
    public double Utilization => Limits[0].Utilization;

    /// <summary>Permits left of the limit used most.</summary>
    public int Headroom => Limits[0].Headroom;
}
