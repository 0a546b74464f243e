using Microsoft.Extensions.Options;

namespace MarketMaster.Monitoring;

internal sealed class MonitoringOptionsValidator : IValidateOptions<MonitoringOptions>
{
    public ValidateOptionsResult Validate(string? name, MonitoringOptions options)
    {
        try
        {
            _ = Limits.Within(options.Alpha, 1e-9, 0.5, nameof(options.Alpha));
            _ = Limits.Within(options.AccuracyThreshold, 0.0, 1.0, nameof(options.AccuracyThreshold));
            _ = Limits.Within(options.F1Threshold, 0.0, 1.0, nameof(options.F1Threshold));
            _ = Limits.Within(options.RetrainingIntervalDays, 1, 3650, nameof(options.RetrainingIntervalDays));
            _ = Limits.Within(options.Stream.WindowRows, 50, 1_000_000, "Stream.WindowRows");
            _ = Limits.Within(options.Stream.Stride, 1, options.Stream.WindowRows, "Stream.Stride");
            return string.IsNullOrWhiteSpace(options.ModelName)
                ? ValidateOptionsResult.Fail("MonitoringOptions.ModelName is empty: name the model")
                : ValidateOptionsResult.Success;
        }
        catch (ArgumentException error)
        {
            return ValidateOptionsResult.Fail("MonitoringOptions: " + error.Message);
        }
    }
}
