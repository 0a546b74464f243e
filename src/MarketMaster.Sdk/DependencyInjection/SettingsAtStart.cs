using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketMaster.Sdk;

/// <summary>Reads the settings when the host starts, so that a bad variable stops it there and not at first use.</summary>
internal sealed class SettingsAtStart(IServiceProvider services) : IValidateOptions<MarketMasterSettings>
{
    public ValidateOptionsResult Validate(string? name, MarketMasterSettings options)
    {
        try
        {
            _ = services.GetRequiredService<MarketMasterSettings>();
            return ValidateOptionsResult.Success;
        }
        catch (FormatException error)
        {
            return ValidateOptionsResult.Fail(error.Message);
        }
    }
}
