using MarketMaster.Prediction;
using MarketMaster.Registry;

namespace MarketMaster.Sdk;

/// <summary>Registers the demo's model in a registry beside its files, puts it into production and loads it from there.</summary>
internal static class DemoRegistration
{
    private const string Folder = "registry";

    public static (RegistrationStep Step, ActionPredictor Loaded) Run(DemoOptions options, string report, ActionPredictor model, Evaluation evaluation, TimeProvider time)
    {
        using var registry = new EmbeddedModelRegistry(Path.Combine(options.OutputDirectory, Folder), new() { TimeProvider = time });
        return RunAsync(registry, options.ModelName, report, model, evaluation).GetAwaiter().GetResult();
    }

    private static async Task<(RegistrationStep Step, ActionPredictor Loaded)> RunAsync(
        EmbeddedModelRegistry registry, string name, string report, ActionPredictor model, Evaluation evaluation)
    {
        var registration = new PredictorRegistration { Evaluation = evaluation, Artifacts = [ModelArtifact.FromFile(report, "report.html")] };
        var version = await registry.RegisterAsync(name, model, registration, new("demo")).ConfigureAwait(false);
        version = await registry.TransitionStageAsync(name, version.Version, ModelStage.Production, new("demo")).ConfigureAwait(false);
        var loaded = await registry.LoadAsync<ActionPredictor>(ModelReference.ToStage(name, ModelStage.Production)).ConfigureAwait(false);
        return (new() { Registry = registry.Folder, Model = version.Reference.ToString(), Stage = version.Stage.ToString() }, loaded);
    }
}
