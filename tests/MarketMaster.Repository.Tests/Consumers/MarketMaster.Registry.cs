using MarketMaster.Registry;
using Microsoft.Extensions.DependencyInjection;

var folder = Path.Combine(AppContext.BaseDirectory, "registry");
using var services = new ServiceCollection().AddMarketMasterRegistry(o => o.Location = folder).BuildServiceProvider();
var registry = services.GetRequiredService<IModelRegistry>();
var version = await registry.RegisterAsync(new ModelRegistration("trend", new ModelArtifact("model.bin", "weights"u8.ToArray())) { Metrics = [new("accuracy", 0.6)] });
await registry.TransitionStageAsync("trend", version.Version, ModelStage.Production);
var loaded = await registry.LoadAsync(ModelReference.Parse("models:/trend/Production"));
if (!loaded["model.bin"].Span.SequenceEqual("weights"u8))
    throw new InvalidOperationException("other bytes came back");
Console.WriteLine(loaded.Version);
