using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace MarketMaster.Sdk;

/// <summary>Reads <see cref="MarketMasterSettings"/> from environment variables or any other configuration with the same keys.</summary>
public static class SettingsReader
{
    /// <summary>Reads the environment variables of the process.</summary>
    /// <returns>The settings.</returns>
    /// <exception cref="FormatException">A variable has a value that cannot be used; the message names variable, value and range.</exception>
    public static MarketMasterSettings FromEnvironment() => From(Environment.GetEnvironmentVariable);

    /// <summary>Reads some of the environment variables of the process; the others keep their defaults, whatever they are set to.</summary>
    /// <param name="names">Names of the variables, such as <c>RISK_FREE_RATE</c>.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="FormatException">One of them has a value that cannot be used; the message names variable, value and range.</exception>
    public static MarketMasterSettings FromEnvironment(params IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        return From(name => names.Contains(name, StringComparer.Ordinal) ? Environment.GetEnvironmentVariable(name) : null);
    }

    /// <summary>Reads a configuration, whose keys are the names of the environment variables.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="FormatException">A key has a value that cannot be used; the message names key, value and range.</exception>
    public static MarketMasterSettings FromConfiguration(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return From(key => configuration[key]);
    }

    internal static MarketMasterSettings From(Func<string, string?> lookup)
    {
        var defaults = new MarketMasterSettings();
        return new()
        {
            AppName = Text("APP_NAME") ?? defaults.AppName,
            AppVersion = Text("APP_VERSION") ?? defaults.AppVersion,
            Environment = Text("ENVIRONMENT") ?? Text("DOTNET_ENVIRONMENT") ?? defaults.Environment,
            Debug = Flag("DEBUG", defaults.Debug),
            LogLevel = Level("LOG_LEVEL", defaults.LogLevel),
            DatabaseUrl = Text("DATABASE_URL"),
            RedisUrl = Text("REDIS_URL"),
            UseMlflow = Flag("USE_MLFLOW", defaults.UseMlflow),
            MlflowTrackingUri = Text("MLFLOW_TRACKING_URI"),
            MlflowExperimentName = Text("MLFLOW_EXPERIMENT_NAME") ?? defaults.MlflowExperimentName,
            ModelDirectory = Text("MODEL_DIRECTORY") ?? defaults.ModelDirectory,
            RegistryDirectory = Text("MODEL_REGISTRY_DIRECTORY") ?? defaults.RegistryDirectory,
            AwsAccessKeyId = Text("AWS_ACCESS_KEY_ID"),
            AwsSecretAccessKey = Text("AWS_SECRET_ACCESS_KEY"),
            AwsRegion = Text("AWS_REGION") ?? defaults.AwsRegion,
            AwsS3Bucket = Text("AWS_S3_BUCKET"),
            EvidentlyServiceUrl = Text("EVIDENTLY_SERVICE_URL"),
            GrafanaUrl = Text("GRAFANA_URL"),
            PrometheusUrl = Text("PROMETHEUS_URL"),
            SmtpHost = Text("SMTP_HOST"),
            SmtpPort = (int)Number("SMTP_PORT", defaults.SmtpPort, 1, 65_535, whole: true),
            SmtpUser = Text("SMTP_USER"),
            SmtpPassword = Text("SMTP_PASSWORD"),
            AlertEmail = Text("ALERT_EMAIL"),
            SlackWebhookUrl = Text("SLACK_WEBHOOK_URL"),
            JwtSecretKey = Text("JWT_SECRET_KEY"),
            ModelAccuracyThreshold = Number("MODEL_ACCURACY_THRESHOLD", defaults.ModelAccuracyThreshold, 0, 1),
            ModelF1Threshold = Number("MODEL_F1_THRESHOLD", defaults.ModelF1Threshold, 0, 1),
            RetrainingIntervalDays = (int)Number("RETRAINING_INTERVAL_DAYS", defaults.RetrainingIntervalDays, 1, 3650, whole: true),
            GameDurationSeconds = (int)Number("GAME_DURATION_SECONDS", defaults.GameDurationSeconds, 1, 86_400, whole: true),
            TickIntervalSeconds = (int)Number("TICK_INTERVAL_SECONDS", defaults.TickIntervalSeconds, 1, 86_400, whole: true),
            MaxPositionSize = Number("MAX_POSITION_SIZE", defaults.MaxPositionSize, 1e-9, 1000),
            RiskFreeRate = Number("RISK_FREE_RATE", defaults.RiskFreeRate, -1, 1),
        };

        string? Text(string key) => lookup(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        bool Flag(string key, bool otherwise) => Text(key)?.ToUpperInvariant() switch
        {
            null => otherwise,
            "TRUE" or "1" or "YES" or "ON" => true,
            "FALSE" or "0" or "NO" or "OFF" => false,
            _ => throw new FormatException($"{key} is '{Text(key)}': it must be true or false"),
        };

        string Level(string key, string otherwise) => Text(key)?.ToUpperInvariant() switch
        {
            null => otherwise,
            "DEBUG" or "INFO" or "WARNING" or "ERROR" or "CRITICAL" => Text(key)!.ToUpperInvariant(),
            _ => throw new FormatException($"{key} is '{Text(key)}': it must be DEBUG, INFO, WARNING, ERROR or CRITICAL"),
        };

        double Number(string key, double otherwise, double minimum, double maximum, bool whole = false)
        {
            if (Text(key) is not { } text)
                return otherwise;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && value >= minimum && value <= maximum && (!whole || value == Math.Floor(value)))
            {
                return value;
            }
            throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"{key} is '{text}': it must be {(whole ? "a whole number" : "a number")} from {minimum} to {maximum}"));
        }
    }
}
