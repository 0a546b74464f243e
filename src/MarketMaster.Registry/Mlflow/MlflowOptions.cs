namespace MarketMaster.Registry;

/// <summary>How to reach an MLflow server. Secrets are never printed or logged.</summary>
public sealed class MlflowOptions
{
    /// <summary>Address of the server, such as <c>http://127.0.0.1:5000</c>; http or https.</summary>
    public Uri TrackingUri { get; set; } = new("http://127.0.0.1:5000");

    /// <summary>User for basic authentication; null where there is none. Goes before <see cref="Token"/> where both are set, as in MLflow's own client.</summary>
    public string? Username { get; set; }

    /// <summary>Password for basic authentication.</summary>
    public string? Password { get; set; }

    /// <summary>Bearer token; null where there is none.</summary>
    public string? Token { get; set; }

    /// <summary>Experiment in which runs are kept; it is made where it is missing. Default <c>market_master_ai</c>.</summary>
    public string ExperimentName { get; set; } = "market_master_ai";

    /// <summary>How long one request may take; above 0, at most 1 hour. Default 2 minutes, as in MLflow's own client.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a request that is safe to repeat is tried, 1 to 10. Default 4. Requests that would do something twice are sent once.</summary>
    public int Attempts { get; set; } = 4;

    /// <summary>Wait before the second attempt; each further one waits twice as long. 0 to 1 minute. Default 0.25 seconds. A server's <c>Retry-After</c> goes before it.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.25);

    /// <summary>Who makes changes where no <see cref="ChangeNote"/> says so. Default: the name of the system's user.</summary>
    public string Actor { get; set; } = Environment.UserName;

    /// <summary>Settings from the variables that MLflow's own client reads: MLFLOW_TRACKING_URI, MLFLOW_TRACKING_USERNAME, MLFLOW_TRACKING_PASSWORD, MLFLOW_TRACKING_TOKEN, MLFLOW_EXPERIMENT_NAME.</summary>
    /// <returns>The settings; null where MLFLOW_TRACKING_URI is not set to an http or https address.</returns>
    public static MlflowOptions? FromEnvironment()
    {
        if (!Uri.TryCreate(Environment.GetEnvironmentVariable("MLFLOW_TRACKING_URI"), UriKind.Absolute, out var uri) || !IsServer(uri))
            return null;
        return new()
        {
            TrackingUri = uri,
            Username = Environment.GetEnvironmentVariable("MLFLOW_TRACKING_USERNAME"),
            Password = Environment.GetEnvironmentVariable("MLFLOW_TRACKING_PASSWORD"),
            Token = Environment.GetEnvironmentVariable("MLFLOW_TRACKING_TOKEN"),
            ExperimentName = Environment.GetEnvironmentVariable("MLFLOW_EXPERIMENT_NAME") is { Length: > 0 } name ? name : new MlflowOptions().ExperimentName,
        };
    }

    /// <summary>Address, user and experiment, without secrets.</summary>
    public override string ToString() => $"{TrackingUri.GetLeftPart(UriPartial.Path)} ({Username ?? (Token is null ? "no login" : "token")}, {ExperimentName})";

    internal static bool IsServer(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    internal static MlflowOptions Checked(MlflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TrackingUri is not { IsAbsoluteUri: true } || !IsServer(options.TrackingUri))
            throw new ArgumentException($"'{options.TrackingUri}' is no address of an MLflow server: it must begin with http:// or https://", nameof(options));
        if (options.RequestTimeout <= TimeSpan.Zero || options.RequestTimeout > TimeSpan.FromHours(1))
            throw new ArgumentOutOfRangeException(nameof(options), options.RequestTimeout, "a request may take more than 0 and at most 1 hour (RequestTimeout)");
        if (options.Attempts is < 1 or > 10)
            throw new ArgumentOutOfRangeException(nameof(options), options.Attempts, "1 to 10 attempts are allowed (Attempts)");
        if (options.RetryDelay < TimeSpan.Zero || options.RetryDelay > TimeSpan.FromMinutes(1))
            throw new ArgumentOutOfRangeException(nameof(options), options.RetryDelay, "the wait before a retry is 0 to 1 minute (RetryDelay)");
        return string.IsNullOrWhiteSpace(options.ExperimentName) || string.IsNullOrWhiteSpace(options.Actor)
            ? throw new ArgumentException("ExperimentName and Actor must not be empty", nameof(options))
            : options;
    }
}
