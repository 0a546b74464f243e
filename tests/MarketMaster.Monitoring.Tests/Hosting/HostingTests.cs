using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace MarketMaster.Monitoring.Tests;

[TestClass]
public sealed class HostingTests
{
    private static readonly DateTime Start = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public async Task A_host_watches_a_stream_and_finds_the_change()
    {
        var random = new RandomStream(1);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(ReferenceProfile.Create(Frames.Of(ref random, 2_000, 4)));
        builder.Services.AddMarketMasterMonitoringService(o => o.ModelName = "live");
        builder.Services.AddMarketMasterMonitoringService(o => o.Stream = new() { WindowRows = 200, Stride = 200 });
        using var host = builder.Build();
        await host.StartAsync();
        Assert.HasCount(1, host.Services.GetServices<IHostedService>().OfType<MonitorService>());
        var stream = host.Services.GetRequiredService<MonitorStream>();
        var state = host.Services.GetRequiredService<MonitoringState>();
        Write(stream, Frames.Of(ref random, 400, 4));
        await AlertSinkTests.Until(() => state.Find("live") is not null);
        Write(stream, Frames.Of(ref random, 600, 4, 0, (Span<double> row, int _, ref RandomStream _) => row[2] += 2));
        await AlertSinkTests.Until(() => state.Find("live")!.Drift!.DriftedColumns == 1);
        await AlertSinkTests.Until(() => state.Find("live") is { Status: MonitoringStatus.Degraded });
        Assert.AreEqual(0, stream.Dropped);
        await host.StopAsync();
    }

    [TestMethod]
    public async Task Detectors_see_each_row_before_a_window_is_full()
    {
        var random = new RandomStream(2);
        var monitor = new ComprehensiveMonitor(Frames.Of(ref random, 2_000, 3), "m");
        var stream = new MonitorStream(monitor, new() { WindowRows = 1_000, Stride = 1_000 });
        Write(stream, Frames.Of(ref random, 1_000, 3, 0, (Span<double> row, int i, ref RandomStream _) => row[1] += i > 800 ? 3 : 0));
        stream.Complete();
        var reports = new List<MonitoringReport>();
        await foreach (var report in stream.RunAsync())
            reports.Add(report);
        var alert = reports.Single().Alerts.Single(a => a.Kind == AlertKind.Stream);
        StringAssert.Contains(alert.ToText(), "c1");
        Assert.IsFalse(stream.Write(new(Start, new double[3])));
    }

    [TestMethod]
    public void Reports_of_a_stream_are_those_of_the_same_rows_at_hand()
    {
        var random = new RandomStream(3);
        var reference = ReferenceProfile.Create(Frames.Of(ref random, 500, 3));
        var rows = Frames.Of(ref random, 300, 3, from: Start);
        var time = new ManualTime();
        var stream = new MonitorStream(new(reference, "m", new() { TimeProvider = time }), new() { WindowRows = 300, Stride = 300 });
        Write(stream, rows);
        stream.Complete();
        var live = stream.RunAsync().ToBlockingEnumerable().Single();
        Assert.AreEqual(new ComprehensiveMonitor(reference, "m", new() { TimeProvider = time }).MonitorDataDrift(rows).ToJson(), live.Drift!.ToJson());
    }

    [TestMethod]
    public void A_bad_setting_stops_the_host_at_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMarketMasterMonitoring(o => o.Alpha = 3);
        using var host = builder.Build();
        StringAssert.Contains(Assert.ThrowsExactly<OptionsValidationException>(host.Start).Message, "Alpha is 3");
    }

    [TestMethod]
    public void The_state_knows_old_reports_and_the_worst_model()
    {
        var state = new MonitoringState();
        var now = new DateTimeOffset(Start);
        Assert.AreEqual(MonitoringStatus.Degraded, state.Status(now, TimeSpan.FromHours(1)));
        state.Set(new() { ModelName = "a", Timestamp = now, Status = MonitoringStatus.Healthy });
        Assert.AreEqual(MonitoringStatus.Healthy, state.Status(now, TimeSpan.FromHours(1)));
        Assert.AreEqual(MonitoringStatus.Degraded, state.Status(now.AddHours(2), TimeSpan.FromHours(1)));
        state.Set(new() { ModelName = "b", Timestamp = now, Status = MonitoringStatus.Unhealthy });
        Assert.AreEqual(MonitoringStatus.Unhealthy, state.Status(now, TimeSpan.FromHours(1)));
    }

    [TestMethod]
    public async Task The_health_check_tells_the_last_report()
    {
        var services = new ServiceCollection();
        var time = new ManualTime();
        services.AddSingleton<TimeProvider>(time);
        services.AddMarketMasterMonitoring();
        services.AddLogging();
        services.AddHealthChecks().AddCheck<MonitoringHealthCheck>("monitoring");
        await using var provider = services.BuildServiceProvider();
        var health = provider.GetRequiredService<HealthCheckService>();
        Assert.AreEqual(HealthStatus.Degraded, (await health.CheckHealthAsync()).Status);
        var random = new RandomStream(6);
        var reference = Frames.Of(ref random, 300, 2);
        var monitor = new ComprehensiveMonitor(reference, "live", new() { TimeProvider = time, State = provider.GetRequiredService<MonitoringState>() });
        monitor.Run(Frames.Of(ref random, 300, 2));
        var healthy = await health.CheckHealthAsync();
        Assert.AreEqual(HealthStatus.Healthy, healthy.Status);
        Assert.AreEqual("healthy", healthy.Entries["monitoring"].Data["live.status"]);
        time.Advance(TimeSpan.FromHours(2));
        Assert.AreEqual(HealthStatus.Degraded, (await health.CheckHealthAsync()).Status);
        monitor.Run(new(["c0", "c1"], Enumerable.Repeat(double.NaN, 200).ToArray()));
        Assert.AreEqual(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
    }

    private static void Write(MonitorStream stream, FeatureFrame frame)
    {
        for (var i = 0; i < frame.Count; i++)
            Assert.IsTrue(stream.Write(new(Start.AddMinutes(i), frame.Row(i).ToArray())));
    }
}
