using System.Text;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace MarketMaster.Monitoring.Tests;

[TestClass]
[DoNotParallelize]
public sealed class TelemetryTests
{
    private static readonly string[] Names =
    [
        "data_quality.score", "data_quality.issues", "data_quality.rows", "drift.score", "drift.p_value", "drift.detected", "drift.columns", "drift.share",
        "performance.value", "performance.estimated", "performance.labels_pending", "predictions", "prediction.confidence", "alerts", "run.duration", "stream.detections", "data.age",
    ];

    /// <summary>Every metric, by OpenTelemetry's own exporter, over loopback as http/protobuf.</summary>
    [TestMethod]
    public async Task Every_metric_arrives_at_a_receiver()
    {
        await using var receiver = await LoopbackServer.StartAsync();
        using var telemetry = new MonitoringTelemetry();
        using (var provider = Sdk.CreateMeterProviderBuilder()
            .AddMeter(MonitoringTelemetry.MeterName)
            .AddOtlpExporter((exporter, reader) =>
            {
                exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
                exporter.Endpoint = new(receiver.Address, "/v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = 60_000;
            })
            .Build())
        {
            Use(telemetry);
            Assert.IsTrue(provider.ForceFlush(30_000));
        }
        var request = receiver.Requests.First();
        Assert.AreEqual(("/v1/metrics", "application/x-protobuf"), (request.Path, request.ContentType));
        var text = Encoding.Latin1.GetString(request.Body);
        foreach (var name in Names)
            StringAssert.Contains(text, "marketmaster.monitoring." + name);
        foreach (var tag in new[] { "trend", "adwin", "strong_buy", "out_of_range", "wasserstein_robust", "macro_f1" })
            StringAssert.Contains(text, tag);
    }

    private static void Use(MonitoringTelemetry telemetry)
    {
        var random = new RandomStream(1);
        var time = new ManualTime(new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero));
        var start = new DateTime(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);
        var monitor = new ComprehensiveMonitor(Frames.Of(ref random, 600, 3, from: start), "trend", new() { Telemetry = telemetry, TimeProvider = time }) { Estimator = PerformanceEstimator.Uncalibrated };
        var ledger = new PredictionLedger();
        for (var i = 0; i < 60; i++)
        {
            ledger.Record($"p{i}", new DateTimeOffset(start).AddHours(i), TradeAction.StrongBuy, [0, 0, 0.1, 0.2, 0.7]);
            telemetry.RecordPrediction("trend", TradeAction.StrongBuy, 0.7);
            if (i < 40)
                ledger.Settle($"p{i}", TradeAction.Buy, time.GetUtcNow());
        }
        telemetry.RecordDetection("trend", "adwin", "c1");
        monitor.Run(Frames.Of(ref random, 400, 3, 0, (Span<double> row, int i, ref RandomStream _) => row[1] += i == 5 ? 500 : 1, start), ledger.All());
    }
}
