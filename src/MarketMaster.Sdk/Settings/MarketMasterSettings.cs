using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>
/// The settings of an application, one property per environment variable. Made by <see cref="SettingsReader"/>; the
/// defaults stand in for variables that are not set. Secrets are not printed by <see cref="ToString"/>.
/// </summary>
public sealed class MarketMasterSettings
{
    /// <summary>APP_NAME: name of the application; <c>market-master</c> by default.</summary>
    public string AppName { get; set; } = "market-master";

    /// <summary>APP_VERSION: version of the application; <c>1.0.0</c> by default.</summary>
    public string AppVersion { get; set; } = "1.0.0";

    /// <summary>ENVIRONMENT (else DOTNET_ENVIRONMENT): where the application runs; <c>development</c> by default.</summary>
    public string Environment { get; set; } = "development";

    /// <summary>DEBUG: true or false; false by default.</summary>
    public bool Debug { get; set; }

    /// <summary>LOG_LEVEL: DEBUG, INFO, WARNING, ERROR or CRITICAL; INFO by default.</summary>
    public string LogLevel { get; set; } = "INFO";

    /// <summary>DATABASE_URL: address of a database; null where there is none.</summary>
    public string? DatabaseUrl { get; set; }

    /// <summary>REDIS_URL: address of Redis; null where there is none.</summary>
    public string? RedisUrl { get; set; }

    /// <summary>USE_MLFLOW: whether trainings are kept as runs where MLFLOW_TRACKING_URI names a server; true by default.</summary>
    public bool UseMlflow { get; set; } = true;

    /// <summary>MLFLOW_TRACKING_URI: address of an MLflow server; null where models are kept in a folder.</summary>
    public string? MlflowTrackingUri { get; set; }

    /// <summary>MLFLOW_EXPERIMENT_NAME: name of the experiment; <c>market_master_ai</c> by default.</summary>
    public string MlflowExperimentName { get; set; } = "market_master_ai";

    /// <summary>MODEL_DIRECTORY: folder of model files; <c>models</c> by default.</summary>
    public string ModelDirectory { get; set; } = "models";

    /// <summary>MODEL_REGISTRY_DIRECTORY: folder of the model registry, where MLFLOW_TRACKING_URI names no server; <c>registry</c> by default.</summary>
    public string RegistryDirectory { get; set; } = "registry";

    /// <summary>AWS_ACCESS_KEY_ID: null where not set.</summary>
    public string? AwsAccessKeyId { get; set; }

    /// <summary>AWS_SECRET_ACCESS_KEY: null where not set.</summary>
    public string? AwsSecretAccessKey { get; set; }

    /// <summary>AWS_REGION: <c>us-east-1</c> by default.</summary>
    public string AwsRegion { get; set; } = "us-east-1";

    /// <summary>AWS_S3_BUCKET: bucket for model artifacts; null where not set.</summary>
    public string? AwsS3Bucket { get; set; }

    /// <summary>EVIDENTLY_SERVICE_URL: null where not set.</summary>
    public string? EvidentlyServiceUrl { get; set; }

    /// <summary>GRAFANA_URL: null where not set.</summary>
    public string? GrafanaUrl { get; set; }

    /// <summary>PROMETHEUS_URL: null where not set.</summary>
    public string? PrometheusUrl { get; set; }

    /// <summary>SMTP_HOST: mail server for alerts; null where not set.</summary>
    public string? SmtpHost { get; set; }

    /// <summary>SMTP_PORT: 1 to 65535; 587 by default.</summary>
    public int SmtpPort { get; set; } = 587;

    /// <summary>SMTP_USER: null where not set.</summary>
    public string? SmtpUser { get; set; }

    /// <summary>SMTP_PASSWORD: null where not set.</summary>
    public string? SmtpPassword { get; set; }

    /// <summary>ALERT_EMAIL: who gets alerts; null where not set.</summary>
    public string? AlertEmail { get; set; }

    /// <summary>SLACK_WEBHOOK_URL: null where not set.</summary>
    public string? SlackWebhookUrl { get; set; }

    /// <summary>JWT_SECRET_KEY: null where not set.</summary>
    public string? JwtSecretKey { get; set; }

    /// <summary>MODEL_ACCURACY_THRESHOLD: accuracy below which retraining is advised, 0 to 1; 0.6 by default.</summary>
    public double ModelAccuracyThreshold { get; set; } = 0.6;

    /// <summary>MODEL_F1_THRESHOLD: macro F1 below which retraining is advised, 0 to 1; 0.5 by default.</summary>
    public double ModelF1Threshold { get; set; } = 0.5;

    /// <summary>RETRAINING_INTERVAL_DAYS: age in days at which retraining is advised, 1 to 3650; 7 by default.</summary>
    public int RetrainingIntervalDays { get; set; } = 7;

    /// <summary>GAME_DURATION_SECONDS: length of a simulated session, 1 to 86,400 seconds; 300 by default.</summary>
    public int GameDurationSeconds { get; set; } = 300;

    /// <summary>TICK_INTERVAL_SECONDS: step of a simulated session, 1 to 86,400 seconds; 1 by default.</summary>
    public int TickIntervalSeconds { get; set; } = 1;

    /// <summary>MAX_POSITION_SIZE: largest position, in units of capital, above 0 to 1,000; 2 by default.</summary>
    public double MaxPositionSize { get; set; } = 2;

    /// <summary>RISK_FREE_RATE: annual rate as a fraction, -1 to 1; 0.02 by default.</summary>
    public double RiskFreeRate { get; set; } = 0.02;

    /// <summary>Whether <see cref="Environment"/> is production (or prod).</summary>
    public bool IsProduction =>
        Environment.Equals("production", StringComparison.OrdinalIgnoreCase) || Environment.Equals("prod", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <see cref="Environment"/> is development (or dev).</summary>
    public bool IsDevelopment =>
        Environment.Equals("development", StringComparison.OrdinalIgnoreCase) || Environment.Equals("dev", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether both AWS keys are set.</summary>
    public bool HasAwsCredentials => !string.IsNullOrEmpty(AwsAccessKeyId) && !string.IsNullOrEmpty(AwsSecretAccessKey);

    /// <summary>Whether mail can be sent: server, user, password and receiver are set.</summary>
    public bool HasEmailConfig =>
        !string.IsNullOrEmpty(SmtpHost) && !string.IsNullOrEmpty(SmtpUser) && !string.IsNullOrEmpty(SmtpPassword) && !string.IsNullOrEmpty(AlertEmail);

    /// <summary>Whether a Slack webhook is set.</summary>
    public bool HasSlackConfig => !string.IsNullOrEmpty(SlackWebhookUrl);

    /// <summary>How a paper backtest trades with these settings: their largest position and risk-free rate, the library's costs.</summary>
    /// <returns>The options.</returns>
    public BacktestOptions Backtest() => new() { MaxPositionSize = MaxPositionSize, RiskFreeRate = RiskFreeRate };

    /// <summary>Name, version and environment; never a secret.</summary>
    public override string ToString() => $"{AppName} {AppVersion} ({Environment})";
}
