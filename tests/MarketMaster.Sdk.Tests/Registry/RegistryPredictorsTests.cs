using MarketMaster.DataGen;
using MarketMaster.Prediction;
using MarketMaster.Registry;
using Microsoft.Extensions.DependencyInjection;

namespace MarketMaster.Sdk.Tests.Registry;

[TestClass]
public sealed class RegistryPredictorsTests
{
    [TestMethod]
    public async Task A_predictor_comes_back_as_the_same_predictor()
    {
        using var folder = new TemporaryFolder();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
        var version = await registry.RegisterAsync("trend", SmallModel.Value);
        var loaded = await registry.LoadAsync<ActionPredictor>(version.Reference);
        Assert.AreSequenceEqual(Bytes(SmallModel.Value.Save), Bytes(loaded.Save));
        Assert.AreSequenceEqual(SmallModel.Value.FeatureNames, version.Signature!.Inputs.Select(c => c.Name));
        Assert.AreEqual(SmallModel.Value.Report.Accuracy, version.Metrics.Single(m => m.Name == "accuracy").Value);
        Assert.AreEqual(MetricDirection.LowerIsBetter, version.Metrics.Single(m => m.Name == "log_loss").Direction);
        Assert.AreEqual($"{SmallModel.Value.Options.Trees}", version.Parameters["n_estimators"]);
        Assert.AreEqual(SmallModel.Value.Options.Seed, version.Lineage.Seed);
        Assert.AreSequenceEqual(["model.mmaf", "model.onnx"], version.Artifacts.Select(a => a.Path));
    }

    [TestMethod]
    public async Task What_is_no_predictor_is_named()
    {
        using var folder = new TemporaryFolder();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
        var version = await registry.RegisterAsync(new ModelRegistration("other", new ModelArtifact("weights.bin", new byte[3])));
        var error = await Assert.ThrowsExactlyAsync<InvalidModelException>(() => registry.LoadAsync<ActionPredictor>(version.Reference));
        Assert.Contains("other version 1", error.Message);
        Assert.Contains("weights.bin", error.Message);
    }

    [TestMethod]
    public async Task Another_type_is_loaded_once_it_is_said_how()
    {
        using var folder = new TemporaryFolder();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
        var version = await registry.RegisterAsync(new ModelRegistration("other", new ModelArtifact("rule.txt", "buy low"u8.ToArray())));
        var error = Assert.ThrowsExactly<NotSupportedException>(() => { _ = registry.LoadAsync<Rule>(version.Reference); });
        Assert.Contains("ModelReaders.Add<Rule>", error.Message);
        ModelReaders.Add(loaded => new Rule(System.Text.Encoding.UTF8.GetString(loaded["rule.txt"].Span)));
        Assert.AreEqual(new Rule("buy low"), await registry.LoadAsync<Rule>(version.Reference));
    }

    [TestMethod]
    public async Task The_app_predicts_with_a_registered_model()
    {
        using var folder = new TemporaryFolder();
        using var services = new ServiceCollection()
            .AddMarketMaster(b => b.UseSettings(new() { RegistryDirectory = folder.Of("registry"), ModelDirectory = folder.Of("models") }))
            .BuildServiceProvider();
        var app = services.GetRequiredService<MarketMasterApp>();
        var registry = services.GetRequiredService<IModelRegistry>();
        Assert.AreSame(registry, app.Registry);
        Assert.AreEqual(folder.Of("registry"), ((EmbeddedModelRegistry)registry).Folder);
        await registry.RegisterAsync("trend", SmallModel.Value);
        await registry.TransitionStageAsync("trend", 1, ModelStage.Production);
        app.Models.Save("trend", SmallModel.Value);
        var bars = new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 3).GenerateBars(300).Bars;
        var registered = (await app.RunInferenceAsync("models:/trend/Production", bars)).Latest;
        Assert.AreEqual((await app.RunInferenceAsync("trend", bars)).Latest, registered);
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => app.RunInferenceAsync("models:/trend/Staging", bars));
    }

    private sealed record Rule(string Text);

    private static byte[] Bytes(Action<Stream> save)
    {
        using var stream = new MemoryStream();
        save(stream);
        return stream.ToArray();
    }
}
