using Microsoft.Extensions.Options;

namespace MarketMaster.RateLimiting.Redis;

internal sealed class RedisRateLimitOptionsValidator : IValidateOptions<RedisRateLimitOptions>
{
    public ValidateOptionsResult Validate(string? name, RedisRateLimitOptions options)
    {
        try
        {
            RedisRateLimitOptions.Checked(options);
            return ValidateOptionsResult.Success;
        }
        catch (ArgumentException error)
        {
            return ValidateOptionsResult.Fail(error.Message);
        }
    }
}
