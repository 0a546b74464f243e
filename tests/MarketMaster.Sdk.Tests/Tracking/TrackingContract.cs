using System.Text.Json.Nodes;
using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk.Tests.Tracking;

/// <summary>What a server knows of a training afterwards, asked over its own interface. One class per kind of server derives from this.</summary>
public abstract class TrackingContract
{
    protected static HttpClient Http { get; } = new();

    protected abstract MlflowOptions Server { get; }

    [TestMethod]
    public async Task A_training_is_a_finished_run_with_parameters_scores_folds_report_and_model()
    {
        var folds = CrossValidation.Run(SmallModel.Bars, folds: new WalkForward(3), trainer: new(new() { Trees = 5 }));
        var data = TrainingData.FromBars(SmallModel.Bars);
        var outcome = new TrainingOutcome(SmallModel.Value)
        {
            Evaluation = SmallModel.Value.Evaluate(data.Test),
            Folds = folds,
            Parameters = new Dictionary<string, string> { ["data"] = "bars.csv" },
            Artifacts = [new("notes/why.txt", "because"u8.ToArray())],
        };
        var tracked = await Open().TrainAsync("nightly", _ => Task.FromResult(outcome));
        Assert.IsNull(tracked.Warning);
        Assert.AreSame(outcome, tracked.Outcome);

        var run = (await GetAsync($"mlflow/runs/get?run_id={tracked.RunId}"))["run"]!;
        Assert.AreEqual("FINISHED", run["info"]!["status"]!.GetValue<string>());
        var parameters = Texts(run["data"]!["params"]!);
        Assert.AreEqual("10", parameters["n_estimators"]);
        Assert.AreEqual("bars.csv", parameters["data"]);
        Assert.AreEqual($"{SmallModel.Value.Facts.Rows}", parameters["training_rows"]);
        Assert.AreSequenceEqual([(0L, outcome.Evaluation.Accuracy)], await HistoryAsync(tracked.RunId!, "accuracy"));
        Assert.AreSequenceEqual(folds.Folds.Select(f => ((long)f.Number, f.Evaluation.Accuracy)), await HistoryAsync(tracked.RunId!, "fold_accuracy"));
        Assert.AreSequenceEqual(folds.Folds.Select(f => ((long)f.Number, f.Evaluation.LogLoss)), await HistoryAsync(tracked.RunId!, "fold_log_loss"));
        Assert.AreSequenceEqual([(0L, folds.Accuracy.Mean)], await HistoryAsync(tracked.RunId!, "folds_accuracy"));

        var root = run["info"]!["artifact_uri"]!.GetValue<string>()["mlflow-artifacts:/".Length..].TrimStart('/');
        Assert.Contains("<html", await Http.GetStringAsync(Artifact(root, "report.html")));
        Assert.AreEqual("because", await Http.GetStringAsync(Artifact(root, "notes/why.txt")));
        var model = ActionPredictor.Read(await Http.GetByteArrayAsync(Artifact(root, "model/model.mmaf")));
        Assert.AreSequenceEqual(SmallModel.Value.Predict(data.Test), model.Predict(data.Test));
        Assert.Contains($"run_id: {tracked.RunId}", await Http.GetStringAsync(Artifact(root, "model/MLmodel")));
    }

    [TestMethod]
    public async Task A_training_that_fails_is_a_failed_run_that_says_why()
    {
        var name = $"failing-{Guid.NewGuid():N}";
        string? id = null;
        var tracker = new MlflowTracker(Http, Server);
        await Assert.ThrowsExactlyAsync<InvalidMarketDataException>(() => new TrainingTracker(tracker).TrainAsync(name, async _ =>
        {
            id = await NewestRunAsync(name);
            throw new InvalidMarketDataException("too few bars", null, null, null, null);
        }));
        var run = (await GetAsync($"mlflow/runs/get?run_id={id}"))["run"]!;
        Assert.AreEqual("FAILED", run["info"]!["status"]!.GetValue<string>());
        Assert.AreEqual("too few bars", Texts(run["data"]!["tags"]!)["error"]);
    }

    protected TrainingTracker Open() => new(new MlflowTracker(Http, Server));

    protected abstract Task<string> NewestRunAsync(string name);

    protected async Task<JsonNode> GetAsync(string call) => JsonNode.Parse(await Http.GetStringAsync(new Uri(Server.TrackingUri, $"api/2.0/{call}")))!;

    private async Task<List<(long Step, double Value)>> HistoryAsync(string run, string metric) =>
        [.. (await GetAsync($"mlflow/metrics/get-history?run_id={run}&metric_key={metric}&max_results=100"))["metrics"]!.AsArray().Select(m => (m!["step"]!.GetValue<long>(), m["value"]!.GetValue<double>())).OrderBy(m => m.Item1)];

    private Uri Artifact(string root, string path) => new(Server.TrackingUri, $"api/2.0/mlflow-artifacts/artifacts/{root}/{path}");

    private static Dictionary<string, string> Texts(JsonNode entries) => entries.AsArray().ToDictionary(e => e!["key"]!.GetValue<string>(), e => e!["value"]?.GetValue<string>() ?? "");
}
