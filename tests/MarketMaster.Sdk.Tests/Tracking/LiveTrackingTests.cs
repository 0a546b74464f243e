using System.Net.Http.Json;
using System.Text.Json.Nodes;
using MarketMaster.Registry;

namespace MarketMaster.Sdk.Tests.Tracking;

/// <summary>The same against a real server: set MLFLOW_TRACKING_URI to its address (one without a login).</summary>
[TestClass]
public sealed class LiveTrackingTests : TrackingContract
{
    private MlflowOptions? _server;

    protected override MlflowOptions Server => _server!;

    [TestInitialize]
    public void Connect()
    {
        _server = MlflowOptions.FromEnvironment();
        if (_server is null)
            Assert.Inconclusive("skipped: MLFLOW_TRACKING_URI names no server");
    }

    protected override async Task<string> NewestRunAsync(string name)
    {
        var experiment = (await GetAsync($"mlflow/experiments/get-by-name?experiment_name={Server.ExperimentName}"))["experiment"]!["experiment_id"]!.GetValue<string>();
        using var body = JsonContent.Create(new JsonObject
        {
            ["experiment_ids"] = new JsonArray(experiment),
            ["filter"] = $"tags.`mlflow.runName` = '{name}'",
            ["max_results"] = 1,
        });
        // Newer servers drop a body without a length.
        await body.LoadIntoBufferAsync();
        using var response = await Http.PostAsync(new Uri(Server.TrackingUri, "api/2.0/mlflow/runs/search"), body);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["runs"]![0]!["info"]!["run_id"]!.GetValue<string>();
    }
}
