using Microsoft.Extensions.Options;

namespace MarketMaster.DataSources;

internal sealed class DataSourcesOptionsValidator : IValidateOptions<DataSourcesOptions>
{
    public ValidateOptionsResult Validate(string? name, DataSourcesOptions options)
    {
        try
        {
            DataSourcesChecks.Check(options);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException e)
        {
            return ValidateOptionsResult.Fail(e.Message);
        }
    }
}
