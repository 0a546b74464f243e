using System.Text.Json;
using System.Text.Json.Serialization;

namespace MarketMaster.Core.Tests.Json;

[TestClass]
public sealed class EnumJsonTests
{
    [TestMethod]
    public void Enums_are_written_by_name_under_source_generation()
    {
        var order = new Order(TradeAction.StrongBuy, null, AssetClass.Crypto, [TradeAction.Sell], new() { [TradeAction.StrongSell] = 0.5 });
        var json = JsonSerializer.Serialize(order, EnumJsonContext.Default.Order);
        Assert.AreEqual("""{"Action":"strong_buy","Previous":null,"Market":"crypto","Others":["sell"],"Weights":{"strong_sell":0.5}}""", json);
        var back = JsonSerializer.Deserialize(json, EnumJsonContext.Default.Order)!;
        Assert.AreEqual((TradeAction.StrongBuy, null, AssetClass.Crypto), (back.Action, back.Previous, back.Market));
        Assert.AreEqual(0.5, back.Weights[TradeAction.StrongSell]);
    }

    [TestMethod]
    public void Every_name_goes_there_and_back()
    {
        foreach (var action in TradeActions.All)
        {
            Assert.AreEqual($"\"{action.ToName()}\"", JsonSerializer.Serialize(action, EnumJsonContext.Default.TradeAction));
            Assert.AreEqual(action, TradeActions.Parse(action.ToName().ToUpperInvariant()));
        }
        foreach (var asset in Enum.GetValues<AssetClass>())
        {
            Assert.AreEqual($"\"{asset.ToName()}\"", JsonSerializer.Serialize(asset, EnumJsonContext.Default.AssetClass));
            Assert.AreEqual(asset, AssetClassNames.Parse($" {asset.ToName().ToUpperInvariant()} "));
        }
    }

    [TestMethod]
    [DataRow("17")]
    [DataRow("2")]
    [DataRow("\"up\"")]
    public void Numbers_and_unknown_names_are_refused(string json) =>
        Assert.ThrowsExactly<JsonException>(() => JsonSerializer.Deserialize(json, EnumJsonContext.Default.TradeAction));

    [TestMethod]
    public void Unknown_names_are_answered_with_the_known_ones()
    {
        Assert.Contains("strong_sell, sell, hold, buy, strong_buy", Assert.ThrowsExactly<ArgumentException>(() => TradeActions.Parse("up")).Message);
        Assert.Contains("equity, crypto, forex, commodity, indices", Assert.ThrowsExactly<ArgumentException>(() => AssetClassNames.Parse("bond")).Message);
        Assert.Contains("BTC/USD", Assert.ThrowsExactly<ArgumentException>(() => Instrument.Find("DOGE")).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ((TradeAction)9).ToName());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ((AssetClass)9).ToName());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ((BarDefect)99).ToName());
    }

    [TestMethod]
    public void Instruments_check_what_they_are_given()
    {
        Assert.AreEqual(AssetClass.Crypto, Instrument.Find("btc/usd").AssetClass);
        Assert.ThrowsExactly<ArgumentException>(() => new Instrument(" ", AssetClass.Equity, 0.01));
        foreach (var tick in new[] { 0, -1, double.NaN, double.PositiveInfinity })
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Instrument.Known[0] with { TickSize = tick });
    }
}

internal sealed record Order(
    TradeAction Action, TradeAction? Previous, AssetClass Market, IReadOnlyList<TradeAction> Others, Dictionary<TradeAction, double> Weights);

[JsonSerializable(typeof(Order))]
internal sealed partial class EnumJsonContext : JsonSerializerContext;
