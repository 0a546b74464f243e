namespace MarketMaster.Registry;

/// <summary>Settings of the registry that <c>AddMarketMasterRegistry</c> adds, checked when the host starts.</summary>
public sealed class RegistryOptions
{
    /// <summary>Where the registry is: a folder. Default <c>registry</c> in the working folder.</summary>
    public string Location { get; set; } = "registry";

    /// <summary>Who makes changes where no <see cref="ChangeNote"/> says so. Default: the name of the system's user.</summary>
    public string Actor { get; set; } = Environment.UserName;

    /// <summary>How long a writer waits for another one; 0 to 1 hour. Default 30 seconds.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
