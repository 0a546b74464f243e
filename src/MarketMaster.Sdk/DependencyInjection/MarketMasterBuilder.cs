using Microsoft.Extensions.DependencyInjection;

namespace MarketMaster.Sdk;

/// <summary>Says how <c>AddMarketMaster</c> sets things up. All calls on the same services share one: what is said later adds to what was said before.</summary>
public sealed class MarketMasterBuilder
{
    internal MarketMasterBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services, for what the builder has no word for.</summary>
    public IServiceCollection Services { get; }

    internal MarketMasterSettings? Settings { get; private set; }

    internal string? Models { get; private set; }

    /// <summary>Takes these settings instead of the environment's.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>This builder.</returns>
    public MarketMasterBuilder UseSettings(MarketMasterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        return this;
    }

    /// <summary>Keeps models in this folder instead of the settings'.</summary>
    /// <param name="path">The folder; created when the first model is saved.</param>
    /// <returns>This builder.</returns>
    public MarketMasterBuilder UseModelDirectory(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Models = path;
        return this;
    }
}
