namespace MarketMaster.Registry;

/// <summary>Settings of the registry that <c>AddMarketMasterRegistry</c> adds, checked when the host starts.</summary>
public sealed class RegistryOptions
{
    /// <summary>Where the registry is: a folder, or the http address of an MLflow server. Default <c>registry</c> in the working folder.</summary>
    public string Location { get; set; } = "registry";

    /// <summary>Who makes changes where no <see cref="ChangeNote"/> says so. Default: the name of the system's user.</summary>
    public string Actor { get; set; } = Environment.UserName;

    /// <summary>In a folder: how long a writer waits for another one; 0 to 1 hour. Default 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>On a server: login, timeouts, experiment. Its <see cref="MlflowOptions.TrackingUri"/> and <see cref="MlflowOptions.Actor"/> are taken from here.</summary>
    public MlflowOptions Mlflow { get; set; } = MlflowOptions.FromEnvironment() ?? new();

    internal Uri? Server => Uri.TryCreate(Location, UriKind.Absolute, out var uri) && MlflowOptions.IsServer(uri) ? uri : null;

    internal MlflowOptions ServerOptions() => MlflowOptions.Checked(new()
    {
        TrackingUri = Server ?? Mlflow.TrackingUri,
        Actor = Actor,
        Username = Mlflow.Username,
        Password = Mlflow.Password,
        Token = Mlflow.Token,
        ExperimentName = Mlflow.ExperimentName,
        RequestTimeout = Mlflow.RequestTimeout,
        Attempts = Mlflow.Attempts,
        RetryDelay = Mlflow.RetryDelay,
    });
}
