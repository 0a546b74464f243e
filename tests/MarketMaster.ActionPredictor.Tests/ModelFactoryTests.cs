using System.Globalization;
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
        Assert.AreSequenceEqual(new[] { "action_predictor", "random_forest", "gradient_boosting" }, factory.ModelTypes);
        Assert.AreSequenceEqual(new[] { "random_forest", "gradient_boosting" }, factory.Kinds);
        Assert.AreSequenceEqual(new[] { "default", "fast", "accurate" }, factory.Presets("action_predictor"));
        Assert.AreEqual(new ActionPredictorOptions(), factory.Create().Options);
        Assert.AreEqual(new ActionPredictorOptions { Kind = ModelKind.GradientBoosting, EarlyStoppingRounds = 20 }, factory.Create(preset: "accurate").Options);
        Assert.AreEqual(new ActionPredictorOptions { Trees = 300, MaxDepth = 16 }, factory.Create("random_forest", "accurate").Options);
        Assert.AreEqual(new ActionPredictorOptions { Kind = ModelKind.GradientBoosting }, factory.Create("gradient_boosting").Options);
        var changed = factory.Create("action_predictor", "fast", Set(("n_estimators", 200), ("random_state", 7), ("class_weight_buy", 2.5))).Options;
        Assert.AreEqual(new ActionPredictorOptions { Trees = 200, MaxDepth = 8, Seed = 7, ClassWeights = new() { Buy = 2.5 } }, changed);
        Assert.AreEqual(0.05, factory.Create(preset: "accurate", overrides: Set(("learning_rate", 0.05))).Options.LearningRate);
    }

    [TestMethod]
    [DataRow("random_forest")]
    [DataRow("gradient_boosting")]
    public void EveryPresetTrainsAndEveryParameterHoldsItsRange(string kind)
    {
        var factory = new ModelFactory();
        var frame = SyntheticTable.Create(200, seed: 1);
        foreach (var preset in factory.Presets(kind))
        {
            var trainer = factory.Create(kind, preset);
            Assert.HasCount(trainer.Options.Trees * (kind == "random_forest" ? 1 : TradeActions.Count), trainer.Train(frame).Model.Trees);
        }
        foreach (var parameter in factory.Parameters(kind))
        {
            Assert.AreEqual(parameter.Default, parameter.Read(new()));
            foreach (var bad in new[] { parameter.Minimum - Math.Max(1, Math.Abs(parameter.Minimum)), (parameter.Maximum * 2) + 0.5, double.NaN })
            {
                var message = Assert.Throws<ArgumentException>(() => factory.Create(kind, overrides: Set((parameter.Name, bad)))).Message;
                Assert.Contains(parameter.Name, message, StringComparison.Ordinal);
                Assert.Contains(parameter.Minimum.ToString(CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
                Assert.Contains(bad.ToString(CultureInfo.InvariantCulture), message, StringComparison.Ordinal);
            }
            Assert.AreEqual(parameter.IsWhole, Throws(() => factory.Create(kind, overrides: Set((parameter.Name, ((parameter.Minimum + parameter.Maximum) / 2) + 0.37)))));
        }
    }

    [TestMethod]
    public void UnknownNamesAreRefusedWithTheKnown()
    {
        var factory = new ModelFactory();
        Assert.Contains("action_predictor", Assert.ThrowsExactly<ArgumentException>(() => factory.Create("oracle")).Message, StringComparison.Ordinal);
        Assert.Contains("default, fast, accurate", Assert.ThrowsExactly<ArgumentException>(() => factory.Create(preset: "best")).Message, StringComparison.Ordinal);
        Assert.Contains("n_estimators, max_depth", Assert.ThrowsExactly<ArgumentException>(() => factory.Create(overrides: Set(("trees", 3)))).Message, StringComparison.Ordinal);
        Assert.Contains("random_forest has no parameter 'learning_rate'", Assert.ThrowsExactly<ArgumentException>(
            () => factory.Create(overrides: Set(("learning_rate", 0.1)))).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, double> Set(params (string Name, double Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);

    private static bool Throws(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
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
