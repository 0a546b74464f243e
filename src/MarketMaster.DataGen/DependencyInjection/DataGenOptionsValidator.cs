using Microsoft.Extensions.Options;

namespace MarketMaster.DataGen;

internal sealed class DataGenOptionsValidator : IValidateOptions<DataGenOptions>
{
    public ValidateOptionsResult Validate(string? name, DataGenOptions options)
    {
        try
        {
            if (options.Generator is null)
                return ValidateOptionsResult.Fail("DataGenOptions.Generator is null");
            options.Generator.Validate();
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
