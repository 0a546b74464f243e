using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class DataGenServicesTests
{
    [TestMethod]
    public void The_factory_uses_the_hosts_settings()
    {
        using var services = new ServiceCollection()
            .AddMarketMasterDataGen(o => o.Seed = 7)
            .AddMarketMasterDataGen(o => o.Generator = new() { Interval = TimeSpan.FromMinutes(5) })
            .BuildServiceProvider();
        var generator = services.GetRequiredService<MarketDataGeneratorFactory>().Create(AssetClass.Forex, "EUR/USD");
        Assert.AreEqual(7UL, generator.Seed);
        Assert.AreEqual(TimeSpan.FromMinutes(5), generator.Options.Interval);
        Assert.AreEqual(9UL, services.GetRequiredService<MarketDataGeneratorFactory>().Create(AssetClass.Forex, "EUR/USD", 9).Seed);
    }

    [TestMethod]
    public void Adding_twice_registers_once()
    {
        var services = new ServiceCollection().AddMarketMasterDataGen().AddMarketMasterDataGen();
        Assert.ContainsSingle(services.Where(s => s.ServiceType == typeof(MarketDataGeneratorFactory)));
        Assert.ContainsSingle(services.Where(s => s.ServiceType == typeof(IValidateOptions<DataGenOptions>)));
    }

    [TestMethod]
    public void A_bad_setting_stops_the_host_at_start()
    {
        using var services = new ServiceCollection()
            .AddMarketMasterDataGen(o => o.Generator = new() { Interval = TimeSpan.FromMinutes(7) })
            .BuildServiceProvider();
        var error = Assert.ThrowsExactly<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
        Assert.Contains("Interval is 00:07:00", error.Message);
    }
}
