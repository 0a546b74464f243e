using Microsoft.Extensions.Configuration;

namespace MarketMaster.RateLimiting;

/// <summary>Reads settings from configuration, without a container.</summary>
public static class RateLimitingConfiguration
{
    /// <summary>Takes the preset that the configuration names, if it names one, and then every value that it gives.</summary>
    /// <param name="configuration">The section with the settings.</param>
    /// <param name="options">The options to change.</param>
    /// <exception cref="FormatException">There is no such preset.</exception>
    /// <exception cref="InvalidOperationException">A value is not of its kind.</exception>
    public static void Bind(IConfiguration configuration, RateLimitingOptions options)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(options);
        if (configuration["Preset"] is { } name)
        {
            if (!Enum.TryParse<ApiPreset>(name, ignoreCase: true, out var preset) || !Enum.IsDefined(preset))
                throw new FormatException($"Preset is '{name}': it must be one of {string.Join(", ", Enum.GetNames<ApiPreset>())}");
            options.UsePreset(preset);
        }
        configuration.Bind(options);
    }
}
