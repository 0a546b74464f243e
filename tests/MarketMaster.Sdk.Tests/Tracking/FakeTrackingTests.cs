using MarketMaster.Registry;

namespace MarketMaster.Sdk.Tests.Tracking;

/// <summary>The contract against the small server, and what a server can do to a training.</summary>
[TestClass]
public sealed class FakeTrackingTests : TrackingContract
{
    private FakeMlflow? _server;

    protected override MlflowOptions Server => new() { TrackingUri = _server!.Address, RetryDelay = TimeSpan.FromMilliseconds(1) };

    [TestInitialize]
    public async Task StartAsync() => _server = await FakeMlflow.StartAsync();

    [TestCleanup]
    public async Task StopAsync() => await _server!.DisposeAsync();

    protected override Task<string> NewestRunAsync(string name) =>
        Task.FromResult(_server!.State.Runs.Values.Last(r => r["info"]!["run_name"]!.GetValue<string>() == name)["info"]!["run_id"]!.GetValue<string>());

    [TestMethod]
    public async Task A_server_that_is_away_costs_a_warning_and_not_the_model()
    {
        var away = new TrainingTracker(new MlflowTracker(Http, new() { TrackingUri = new("http://127.0.0.1:1"), RetryDelay = TimeSpan.Zero }));
        var tracked = await away.TrainAsync("nightly", _ => Task.FromResult(new TrainingOutcome(SmallModel.Value)));
        Assert.AreSame(SmallModel.Value, tracked.Outcome.Model);
        Assert.IsNull(tracked.RunId);
        Assert.Contains("127.0.0.1:1", tracked.Warning!);
    }

    [TestMethod]
    [DataRow("mlflow/runs/log-batch")]
    [DataRow("mlflow-artifacts/artifacts/1/run00000000000000000000000000001/artifacts/model/model.mmaf")]
    public async Task A_server_that_refuses_half_way_costs_a_warning_and_a_failed_run(string path)
    {
        _server!.Interfere = (context, called) =>
        {
            if (called == path)
                context.Response.StatusCode = 403;
            return Task.FromResult(called == path);
        };
        var tracked = await Open().TrainAsync("nightly", _ => Task.FromResult(new TrainingOutcome(SmallModel.Value)));
        Assert.AreSame(SmallModel.Value, tracked.Outcome.Model);
        Assert.StartsWith("the run is incomplete: ", tracked.Warning!);
        Assert.AreEqual("FAILED", _server.State.Runs[tracked.RunId!]["info"]!["status"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Cancelling_while_the_run_is_kept_costs_the_run_and_not_the_model()
    {
        using var cancelled = new CancellationTokenSource();
        var tracked = await Open().TrainAsync(
            "nightly",
            async _ =>
            {
                await cancelled.CancelAsync();
                return new(SmallModel.Value);
            },
            cancelled.Token);
        Assert.AreSame(SmallModel.Value, tracked.Outcome.Model);
        Assert.Contains("cancelled", tracked.Warning!);
        Assert.AreEqual("FAILED", _server!.State.Runs[tracked.RunId!]["info"]!["status"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task A_demo_is_kept_where_the_settings_say_so()
    {
        using var folder = new TemporaryFolder();
        var settings = new MarketMasterSettings { MlflowTrackingUri = _server!.Address.ToString() };
        var options = new DemoOptions { Data = SmallModel.Bars, Preset = "fast", OutputDirectory = folder.Of("out") };
        var result = await new MarketMasterApp(settings: settings).RunDemoAsync(options);
        Assert.AreEqual(("success", null), (result.Steps.Tracking!.Status, result.Steps.Tracking.Warning));
        var run = _server.State.Runs[result.Steps.Tracking.RunId!];
        Assert.AreEqual("FINISHED", run["info"]!["status"]!.GetValue<string>());
        Assert.AreEqual(5, run["data"]!["metrics"]!.AsArray().Count(m => m!["key"]!.GetValue<string>() == "fold_accuracy"));
        Assert.Contains("tracking", result.ToJson());
        settings.UseMlflow = false;
        var silent = await new MarketMasterApp(settings: settings).RunDemoAsync(options with { OutputDirectory = folder.Of("silent") });
        Assert.IsNull(silent.Steps.Tracking);
        Assert.DoesNotContain("tracking", silent.ToJson());
        Assert.HasCount(1, _server.State.Runs);
    }

    [TestMethod]
    [DataRow(null, true, false)]
    [DataRow("sqlite:///mlflow.db", true, false)]
    [DataRow("http://127.0.0.1:5000", false, false)]
    [DataRow("http://127.0.0.1:5000", true, true)]
    public void Settings_decide_whether_there_is_a_tracker(string? uri, bool use, bool expected) =>
        Assert.AreEqual(expected, TrainingTracker.FromSettings(new() { MlflowTrackingUri = uri, UseMlflow = use }) is not null);
}
