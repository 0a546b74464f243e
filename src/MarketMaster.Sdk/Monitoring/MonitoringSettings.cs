using MarketMaster.Monitoring;
using Microsoft.Extensions.DependencyInjection;

namespace MarketMaster.Sdk;

/// <summary>What the settings of the application say about monitoring.</summary>
internal static class MonitoringSettings
{
    // A setting that cannot be read is told by the check of the settings themselves.
    public static void Apply(MonitoringOptions options, IServiceProvider provider)
    {
        MarketMasterSettings settings;
        try
        {
            settings = provider.GetRequiredService<MarketMasterSettings>();
        }
        catch (FormatException)
        {
            return;
        }
        options.AccuracyThreshold = settings.ModelAccuracyThreshold;
        options.F1Threshold = settings.ModelF1Threshold;
        options.RetrainingIntervalDays = settings.RetrainingIntervalDays;
        if (settings.HasSlackConfig && Uri.TryCreate(settings.SlackWebhookUrl, UriKind.Absolute, out var webhook))
            options.SlackWebhook ??= webhook;
        if (settings.HasEmailConfig)
        {
            options.Mail ??= new()
            {
                Host = settings.SmtpHost!,
                Port = settings.SmtpPort,
                From = settings.SmtpUser!,
                To = settings.AlertEmail!,
                User = settings.SmtpUser,
                Password = settings.SmtpPassword,
            };
        }
    }
}
