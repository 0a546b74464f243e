namespace MarketMaster.Monitoring;

/// <summary>How alerts are mailed.</summary>
public sealed record SmtpOptions
{
    /// <summary>Name of the mail server.</summary>
    public required string Host { get; init; }

    /// <summary>Port, 1 to 65535; 587 by default.</summary>
    public int Port { get; init => field = Limits.Within(value, 1, 65_535, nameof(Port)); } = 587;

    /// <summary>Who sends.</summary>
    public required string From { get; init; }

    /// <summary>Who gets the mail; several addresses with commas between them.</summary>
    public required string To { get; init; }

    /// <summary>User name; null (the default) does not log in.</summary>
    public string? User { get; init; }

    /// <summary>Password of the user.</summary>
    public string? Password { get; init; }

    /// <summary>Whether the connection is encrypted by STARTTLS; true by default.</summary>
    public bool UseTls { get; init; } = true;

    /// <summary>Time for one mail, 1 second to 10 minutes; 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init => field = Limits.Within(value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10), nameof(Timeout)); } = TimeSpan.FromSeconds(30);

    /// <summary>Server and receivers; never the password.</summary>
    public override string ToString() => $"{Host}:{Port} to {To}";
}
