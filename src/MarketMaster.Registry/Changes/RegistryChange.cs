namespace MarketMaster.Registry;

/// <summary>One entry of the audit log.</summary>
public sealed record RegistryChange
{
    /// <summary>Its number, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When (UTC), by the writer's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done.</summary>
    public required RegistryAction Action { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Number of the version; null where the whole model was concerned.</summary>
    public int? Version { get; init; }

    /// <summary>What was there before; empty where nothing was.</summary>
    public string Before { get; init; } = "";

    /// <summary>What is there now; empty where nothing is.</summary>
    public string After { get; init; } = "";

    /// <summary>Why; empty where nothing was said.</summary>
    public string Reason { get; init; } = "";

    /// <summary>SHA-256 over this entry and the hash of the one before it, in lower-case hexadecimal: an entry that is altered or removed breaks the chain.</summary>
    public required string Hash { get; init; }
}
