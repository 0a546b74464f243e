using System.Diagnostics.Metrics;
using MarketMaster.Monitoring;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the monitoring.</summary>
public static class MonitoringServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="MonitoringTelemetry"/>, <see cref="MonitoringState"/>, <see cref="PredictionLedger"/>, <see cref="AlertDispatcher"/>
    /// with every registered <see cref="IAlertSink"/> and those of the settings, <see cref="ComprehensiveMonitor"/> and
    /// <see cref="MonitorStream"/>. Nothing is made before it is asked for. Safe to call more than once: what was registered first stays,
    /// and every <paramref name="configure"/> is applied in order.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterMonitoring(this IServiceCollection services, Action<MonitoringOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptionsWithValidateOnStart<MonitoringOptions>();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MonitoringOptions>, MonitoringOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new MonitoringTelemetry(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<MonitoringState>();
        services.TryAddSingleton(_ => new PredictionLedger());
        services.TryAddSingleton(Dispatcher);
        services.TryAddSingleton(Reference);
        services.TryAddSingleton(Monitor);
        services.TryAddSingleton(provider => new MonitorStream(provider.GetRequiredService<ComprehensiveMonitor>(), Settings(provider).Stream, provider.GetRequiredService<PredictionLedger>()));
        return services;
    }

    /// <summary>Adds the monitoring and runs its <see cref="MonitorStream"/> in the host.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the settings.</param>
    /// <returns>The services, to chain on.</returns>
    public static IServiceCollection AddMarketMasterMonitoringService(this IServiceCollection services, Action<MonitoringOptions>? configure = null)
    {
        services.AddMarketMasterMonitoring(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, MonitorService>());
        return services;
    }

    private static MonitoringOptions Settings(IServiceProvider provider) => provider.GetRequiredService<IOptions<MonitoringOptions>>().Value;

    private static AlertDispatcher Dispatcher(IServiceProvider provider)
    {
        var settings = Settings(provider);
        var sinks = provider.GetServices<IAlertSink>().ToList();
        sinks.Add(new LogAlertSink(provider.GetService<ILoggerFactory>()?.CreateLogger<LogAlertSink>() ?? NullLogger<LogAlertSink>.Instance));
        if (settings.SlackWebhook is { } slack)
            sinks.Add(new SlackAlertSink(new HttpClient(), slack));
        if (settings.Webhook is { } webhook)
            sinks.Add(new WebhookAlertSink(new HttpClient(), webhook));
        if (settings.Mail is { } mail)
            sinks.Add(new SmtpAlertSink(mail));
        return new(sinks, time: provider.GetRequiredService<TimeProvider>(), logger: provider.GetService<ILogger<AlertDispatcher>>());
    }

    private static ReferenceProfile Reference(IServiceProvider provider) => Settings(provider).ReferenceFile is { } file
        ? ReferenceProfile.Load(file)
        : throw new InvalidOperationException("no reference to monitor against: set MonitoringOptions.ReferenceFile or register a ReferenceProfile");

    private static ComprehensiveMonitor Monitor(IServiceProvider provider)
    {
        var settings = Settings(provider);
        return new(provider.GetRequiredService<ReferenceProfile>(), settings.ModelName, new()
        {
            Drift = new() { Alpha = settings.Alpha },
            Performance = new()
            {
                Retrain = new()
                {
                    AccuracyThreshold = settings.AccuracyThreshold,
                    F1Threshold = settings.F1Threshold,
                    IntervalDays = settings.RetrainingIntervalDays,
                    TrainedAt = settings.TrainedAt,
                },
            },
            Alerts = settings.Alerts,
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            Telemetry = provider.GetRequiredService<MonitoringTelemetry>(),
            Dispatcher = provider.GetRequiredService<AlertDispatcher>(),
            State = provider.GetRequiredService<MonitoringState>(),
        })
        {
            Estimator = provider.GetService<PerformanceEstimator>(),
        };
    }
}
