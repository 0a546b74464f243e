using Microsoft.Extensions.Configuration;

namespace MarketMaster.Sdk.Tests.Settings;

[TestClass]
public sealed class SettingsReaderTests
{
    [TestMethod]
    public void Nothing_set_gives_the_documented_defaults()
    {
        var settings = SettingsReader.From(_ => null);
        Assert.AreEqual("market-master 1.0.0 (development)", settings.ToString());
        Assert.IsTrue(settings.IsDevelopment);
        Assert.IsFalse(settings.IsProduction || settings.Debug || settings.HasAwsCredentials || settings.HasEmailConfig || settings.HasSlackConfig);
        Assert.AreEqual(("INFO", "models", "market_master_ai", "us-east-1"), (settings.LogLevel, settings.ModelDirectory, settings.MlflowExperimentName, settings.AwsRegion));
        Assert.AreEqual((0.6, 0.5, 7), (settings.ModelAccuracyThreshold, settings.ModelF1Threshold, settings.RetrainingIntervalDays));
        Assert.AreEqual((300, 1, 2.0, 0.02, 587), (settings.GameDurationSeconds, settings.TickIntervalSeconds, settings.MaxPositionSize, settings.RiskFreeRate, settings.SmtpPort));
        Assert.IsNull(settings.DatabaseUrl ?? settings.RedisUrl ?? settings.MlflowTrackingUri ?? settings.GrafanaUrl);
    }

    [TestMethod]
    [DataRow("APP_NAME", nameof(MarketMasterSettings.AppName))]
    [DataRow("APP_VERSION", nameof(MarketMasterSettings.AppVersion))]
    [DataRow("ENVIRONMENT", nameof(MarketMasterSettings.Environment))]
    [DataRow("DATABASE_URL", nameof(MarketMasterSettings.DatabaseUrl))]
    [DataRow("REDIS_URL", nameof(MarketMasterSettings.RedisUrl))]
    [DataRow("MLFLOW_TRACKING_URI", nameof(MarketMasterSettings.MlflowTrackingUri))]
    [DataRow("MLFLOW_EXPERIMENT_NAME", nameof(MarketMasterSettings.MlflowExperimentName))]
    [DataRow("MODEL_DIRECTORY", nameof(MarketMasterSettings.ModelDirectory))]
    [DataRow("MODEL_REGISTRY_DIRECTORY", nameof(MarketMasterSettings.RegistryDirectory))]
    [DataRow("AWS_ACCESS_KEY_ID", nameof(MarketMasterSettings.AwsAccessKeyId))]
    [DataRow("AWS_SECRET_ACCESS_KEY", nameof(MarketMasterSettings.AwsSecretAccessKey))]
    [DataRow("AWS_REGION", nameof(MarketMasterSettings.AwsRegion))]
    [DataRow("AWS_S3_BUCKET", nameof(MarketMasterSettings.AwsS3Bucket))]
    [DataRow("EVIDENTLY_SERVICE_URL", nameof(MarketMasterSettings.EvidentlyServiceUrl))]
    [DataRow("GRAFANA_URL", nameof(MarketMasterSettings.GrafanaUrl))]
    [DataRow("PROMETHEUS_URL", nameof(MarketMasterSettings.PrometheusUrl))]
    [DataRow("SMTP_HOST", nameof(MarketMasterSettings.SmtpHost))]
    [DataRow("SMTP_USER", nameof(MarketMasterSettings.SmtpUser))]
    [DataRow("SMTP_PASSWORD", nameof(MarketMasterSettings.SmtpPassword))]
    [DataRow("ALERT_EMAIL", nameof(MarketMasterSettings.AlertEmail))]
    [DataRow("SLACK_WEBHOOK_URL", nameof(MarketMasterSettings.SlackWebhookUrl))]
    [DataRow("JWT_SECRET_KEY", nameof(MarketMasterSettings.JwtSecretKey))]
    [DataRow("SMTP_PORT", nameof(MarketMasterSettings.SmtpPort), "2525")]
    [DataRow("RETRAINING_INTERVAL_DAYS", nameof(MarketMasterSettings.RetrainingIntervalDays), "30")]
    [DataRow("GAME_DURATION_SECONDS", nameof(MarketMasterSettings.GameDurationSeconds), "600")]
    [DataRow("TICK_INTERVAL_SECONDS", nameof(MarketMasterSettings.TickIntervalSeconds), "5")]
    [DataRow("MODEL_ACCURACY_THRESHOLD", nameof(MarketMasterSettings.ModelAccuracyThreshold), "0.25")]
    [DataRow("MODEL_F1_THRESHOLD", nameof(MarketMasterSettings.ModelF1Threshold), "0.125")]
    [DataRow("MAX_POSITION_SIZE", nameof(MarketMasterSettings.MaxPositionSize), "1.5")]
    [DataRow("RISK_FREE_RATE", nameof(MarketMasterSettings.RiskFreeRate), "-0.5")]
    [DataRow("LOG_LEVEL", nameof(MarketMasterSettings.LogLevel), "ERROR")]
    [DataRow("DEBUG", nameof(MarketMasterSettings.Debug), "True")]
    [DataRow("USE_MLFLOW", nameof(MarketMasterSettings.UseMlflow), "False")]
    public void Each_variable_sets_its_property_and_no_other(string variable, string property, string value = "a value of its own")
    {
        var defaults = SettingsReader.From(_ => null);
        var settings = SettingsReader.From(name => name == variable ? $" {value} " : null);
        var changed = typeof(MarketMasterSettings).GetProperties().Where(p => p.CanWrite && !Equals(p.GetValue(settings), p.GetValue(defaults))).ToList();
        Assert.AreEqual(property, Assert.ContainsSingle(changed).Name);
        Assert.AreEqual(value, Convert.ToString(changed[0].GetValue(settings), System.Globalization.CultureInfo.InvariantCulture));
    }

    [TestMethod]
    [DataRow("SMTP_PORT", "0", "1 to 65535")]
    [DataRow("SMTP_PORT", "2.5", "a whole number")]
    [DataRow("SMTP_PORT", "smtp", "a whole number")]
    [DataRow("MODEL_ACCURACY_THRESHOLD", "1.01", "0 to 1")]
    [DataRow("MODEL_F1_THRESHOLD", "NaN", "0 to 1")]
    [DataRow("RETRAINING_INTERVAL_DAYS", "-1", "1 to 3650")]
    [DataRow("GAME_DURATION_SECONDS", "1e99", "1 to 86400")]
    [DataRow("TICK_INTERVAL_SECONDS", "0", "1 to 86400")]
    [DataRow("MAX_POSITION_SIZE", "0", "to 1000")]
    [DataRow("RISK_FREE_RATE", "0,02", "-1 to 1")]
    [DataRow("DEBUG", "maybe", "true or false")]
    [DataRow("LOG_LEVEL", "loud", "DEBUG, INFO, WARNING, ERROR or CRITICAL")]
    public void A_bad_value_is_refused_with_variable_value_and_range(string variable, string value, string range)
    {
        var error = Assert.ThrowsExactly<FormatException>(() => SettingsReader.From(name => name == variable ? value : null));
        Assert.StartsWith($"{variable} is '{value}': it must be ", error.Message);
        Assert.Contains(range, error.Message);
    }

    [TestMethod]
    public void Blank_is_not_set() => Assert.AreEqual(587, SettingsReader.From(_ => "  ").SmtpPort);

    [TestMethod]
    public void A_configuration_is_read_by_the_same_names()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("APP_NAME", "desk"), new("ENVIRONMENT", "Prod"), new("LOG_LEVEL", "debug")]).Build();
        var settings = SettingsReader.FromConfiguration(configuration);
        Assert.AreEqual(("desk", "DEBUG"), (settings.AppName, settings.LogLevel));
        Assert.IsTrue(settings.IsProduction);
        Assert.IsFalse(settings.IsDevelopment);
    }

    [TestMethod]
    public void The_hosts_environment_stands_in_and_flags_need_all_their_parts()
    {
        Assert.IsTrue(SettingsReader.From(name => name == "DOTNET_ENVIRONMENT" ? "Production" : null).IsProduction);
        Assert.IsFalse(SettingsReader.From(name => name == "AWS_ACCESS_KEY_ID" ? "x" : null).HasAwsCredentials);
        Assert.IsTrue(SettingsReader.From(name => name.StartsWith("AWS_", StringComparison.Ordinal) ? "x" : null).HasAwsCredentials);
        Assert.IsFalse(SettingsReader.From(name => name is "SMTP_HOST" or "SMTP_USER" or "SMTP_PASSWORD" ? "x" : null).HasEmailConfig);
        Assert.IsTrue(SettingsReader.From(name => name is "SMTP_HOST" or "SMTP_USER" or "SMTP_PASSWORD" or "ALERT_EMAIL" ? "x" : null).HasEmailConfig);
        Assert.IsTrue(SettingsReader.From(name => name == "SLACK_WEBHOOK_URL" ? "x" : null).HasSlackConfig);
    }

    [TestMethod]
    public void Secrets_are_not_printed()
    {
        var settings = SettingsReader.From(name => name.Contains("KEY", StringComparison.Ordinal) || name.Contains("PASS", StringComparison.Ordinal) ? "hush-hush" : null);
        Assert.AreEqual("hush-hush", settings.JwtSecretKey);
        Assert.DoesNotContain("hush", settings.ToString());
    }
}
