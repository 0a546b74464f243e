using MarketMaster;
using MarketMaster.DataGen;

var first = new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 42).GenerateBars(500).Bars;
var second = new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 42).GenerateBars(500).Bars;
var other = new MarketDataGenerator(AssetClass.Crypto, "BTC/USD", seed: 43).GenerateBars(500).Bars;

if (!first.Close.SequenceEqual(second.Close))
    throw new InvalidOperationException("the same seed gave other bars");
if (first.Close.SequenceEqual(other.Close))
    throw new InvalidOperationException("another seed gave the same bars");
Console.WriteLine(first);
