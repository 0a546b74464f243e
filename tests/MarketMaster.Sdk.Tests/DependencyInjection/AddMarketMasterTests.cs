using MarketMaster.DataGen;
using MarketMaster.Indicators;
using MarketMaster.Prediction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MarketMaster.Sdk.Tests.DependencyInjection;

[TestClass]
public sealed class AddMarketMasterTests
{
    [TestMethod]
    public void Every_engine_and_the_app_can_be_resolved()
    {
        using var services = new ServiceCollection().AddMarketMaster(b => b.UseSettings(new())).BuildServiceProvider(validateScopes: true);
        Assert.AreSame(FeatureSet.Default, services.GetRequiredService<FeatureSet>());
        Assert.IsNotNull(services.GetRequiredService<MarketDataGeneratorFactory>());
        Assert.IsNotNull(services.GetRequiredService<ActionPredictorTrainer>());
        Assert.IsNotNull(services.GetRequiredService<ModelFactory>());
        Assert.AreSame(services.GetRequiredService<ModelFolder>(), services.GetRequiredService<MarketMasterApp>().Models);
        Assert.AreEqual(Path.GetFullPath("models"), services.GetRequiredService<ModelFolder>().Path);
    }

    [TestMethod]
    public void Adding_twice_registers_once_and_what_is_said_later_counts()
    {
        var twice = new ServiceCollection().AddMarketMaster().AddMarketMaster(b => b.UseSettings(new() { AppName = "desk" }).UseModelDirectory("kept"));
        foreach (var type in new[] { typeof(MarketMasterSettings), typeof(ModelFolder), typeof(MarketMasterApp), typeof(MarketMasterBuilder), typeof(IValidateOptions<MarketMasterSettings>) })
            Assert.ContainsSingle(twice.Where(s => s.ServiceType == type), type.Name);
        using var services = twice.BuildServiceProvider();
        Assert.AreEqual("desk", services.GetRequiredService<MarketMasterSettings>().AppName);
        Assert.AreEqual("desk", services.GetRequiredService<IOptions<MarketMasterSettings>>().Value.AppName);
        Assert.AreEqual(Path.GetFullPath("kept"), services.GetRequiredService<ModelFolder>().Path);
    }

    [TestMethod]
    public void What_the_host_registered_first_stays()
    {
        var clock = new FixedClock();
        var folder = new ModelFolder("mine");
        var app = new MarketMasterApp(folder, clock);
        using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock).AddSingleton(folder).AddSingleton(app).AddSingleton(new MarketMasterSettings { AppName = "mine" })
            .AddMarketMaster(b => b.UseModelDirectory("other").UseSettings(new() { AppName = "other" }))
            .BuildServiceProvider();
        Assert.AreSame(clock, services.GetRequiredService<TimeProvider>());
        Assert.AreSame(folder, services.GetRequiredService<ModelFolder>());
        Assert.AreSame(app, services.GetRequiredService<MarketMasterApp>());
        Assert.AreEqual("mine", services.GetRequiredService<MarketMasterSettings>().AppName);
    }

    [TestMethod]
    public void Settings_come_from_the_hosts_configuration()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("MODEL_DIRECTORY", "from-configuration")]);
        builder.Services.AddMarketMaster();
        using var host = builder.Build();
        Assert.AreEqual(Path.GetFullPath("from-configuration"), host.Services.GetRequiredService<ModelFolder>().Path);
    }

    [TestMethod]
    public async Task A_bad_option_stops_the_host_at_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMarketMaster(b => b.Services.AddMarketMasterActionPredictor(o => o.Trees = 0));
        using var host = builder.Build();
        var error = await Assert.ThrowsExactlyAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("n_estimators is 0", error.Message);
    }

    [TestMethod]
    public async Task A_bad_setting_stops_the_host_at_start()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("RISK_FREE_RATE", "two percent")]);
        builder.Services.AddMarketMaster();
        using var host = builder.Build();
        var error = await Assert.ThrowsExactlyAsync<OptionsValidationException>(() => host.StartAsync());
        Assert.Contains("RISK_FREE_RATE is 'two percent': it must be a number from -1 to 1", error.Message);
    }
}
