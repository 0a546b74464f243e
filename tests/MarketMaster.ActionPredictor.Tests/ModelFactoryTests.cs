using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class ModelFactoryTests
{
    [TestMethod]
    public void PresetsAndOverridesMakeOptions()
    {
        var factory = new ModelFactory();
        Assert.AreSequenceEqual(new[] { "action_predictor" }, factory.ModelTypes);
        Assert.AreSequenceEqual(new[] { "default", "fast", "accurate" }, factory.Presets("action_predictor"));
        Assert.AreEqual(new ActionPredictorOptions(), factory.Create().Options);
        Assert.AreEqual(300, factory.Create(preset: "accurate").Options.Trees);
        var changed = factory.Create("action_predictor", "fast", new Dictionary<string, double>(StringComparer.Ordinal) { ["n_estimators"] = 200, ["random_state"] = 7 }).Options;
        Assert.AreEqual(new ActionPredictorOptions { Trees = 200, MaxDepth = 8, Seed = 7 }, changed);
    }

    [TestMethod]
    public void EveryPresetTrainsAndEveryParameterHoldsItsRange()
    {
        var factory = new ModelFactory();
        var frame = SyntheticTable.Create(200, seed: 1);
        foreach (var preset in factory.Presets("action_predictor"))
            Assert.AreEqual(factory.Create(preset: preset).Options.Trees, factory.Create(preset: preset).Train(frame).Model.Trees.Length);
        foreach (var parameter in factory.Parameters("action_predictor"))
        {
            var options = new ActionPredictorOptions();
            Assert.AreEqual(parameter.Default, parameter.Read(options));
            foreach (var bad in new[] { parameter.Minimum - Math.Max(1, Math.Abs(parameter.Minimum)), parameter.Maximum * 2, 0.5, double.NaN })
            {
                Assert.Contains(parameter.Name, Assert.Throws<ArgumentException>(
                    () => factory.Create(overrides: new Dictionary<string, double>(StringComparer.Ordinal) { [parameter.Name] = bad })).Message, StringComparison.Ordinal);
            }
        }
    }

    [TestMethod]
    public void UnknownNamesAreRefusedWithTheKnown()
    {
        var factory = new ModelFactory();
        Assert.Contains("action_predictor", Assert.ThrowsExactly<ArgumentException>(() => factory.Create("oracle")).Message, StringComparison.Ordinal);
        Assert.Contains("default, fast, accurate", Assert.ThrowsExactly<ArgumentException>(() => factory.Create(preset: "best")).Message, StringComparison.Ordinal);
        Assert.Contains("n_estimators, max_depth", Assert.ThrowsExactly<ArgumentException>(
            () => factory.Create(overrides: new Dictionary<string, double>(StringComparer.Ordinal) { ["trees"] = 3 })).Message, StringComparison.Ordinal);
    }

    [TestMethod]
    public void RegistrationIsIdempotentAndTheHostComesFirst()
    {
        var own = new ActionPredictorTrainer(new() { Trees = 3 });
        using var provider = new ServiceCollection().AddSingleton<TimeProvider>(new FixedClock())
            .AddMarketMasterActionPredictor(o => o.MaxDepth = 6).AddMarketMasterActionPredictor(o => o.Trees = 50).BuildServiceProvider();
        var options = provider.GetRequiredService<ActionPredictorTrainer>().Options;
        Assert.AreEqual(6, options.MaxDepth);
        Assert.AreEqual(50, options.Trees);
        Assert.IsInstanceOfType<FixedClock>(options.TimeProvider);
        Assert.HasCount(1, provider.GetServices<ModelFactory>());
        Assert.AreEqual(50, provider.GetRequiredService<ModelFactory>().Create().Options.Trees);
        using var hosted = new ServiceCollection().AddSingleton(own).AddMarketMasterActionPredictor().BuildServiceProvider();
        Assert.AreSame(own, hosted.GetRequiredService<ActionPredictorTrainer>());
    }

    [TestMethod]
    public void WrongOptionIsRefusedByName()
    {
        using var provider = new ServiceCollection().AddMarketMasterActionPredictor(o => o.MaxDepth = 99).BuildServiceProvider();
        var error = Assert.ThrowsExactly<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());
        Assert.Contains("max_depth is 99: it must lie between 1 and 32", error.Message, StringComparison.Ordinal);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ActionPredictorTrainer(new() { Trees = 0 }));
    }
}
