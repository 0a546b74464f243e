using Microsoft.Extensions.Options;

namespace MarketMaster.Registry;

internal sealed class RegistryOptionsValidator : IValidateOptions<RegistryOptions>
{
    public ValidateOptionsResult Validate(string? name, RegistryOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Location))
            return ValidateOptionsResult.Fail("RegistryOptions.Location is empty: name a folder or the http address of an MLflow server");
        try
        {
            _ = EmbeddedRegistryOptions.Checked(new() { Actor = options.Actor, BusyTimeout = options.BusyTimeout });
            _ = options.ServerOptions();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException error)
        {
            return ValidateOptionsResult.Fail(error.Message);
        }
    }
}
