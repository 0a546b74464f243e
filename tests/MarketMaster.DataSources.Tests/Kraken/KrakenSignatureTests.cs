namespace MarketMaster.DataSources.Tests.Kraken;

/// <summary>The example of Kraken's page "Spot REST Authentication", with the private key, the nonce, the form and the signature printed there.</summary>
[TestClass]
public sealed class KrakenSignatureTests
{
    private const string Secret = "kQH5HW/8p1uGOVjbgWA7FunAmGO8lsSUXNsu3eow76sz84Q18fWxnyRzBHCd3pd5nE9qa99HAZtuZuj6F1huXg==";
    private const string Form = "nonce=1616492376594&ordertype=limit&pair=XBTUSD&price=37500&type=buy&volume=1.25";

    [TestMethod]
    public void The_published_example() => Assert.AreEqual(
        "4/dpxb3iT4tp/ZCVEwSnEsLxx0bqyhLpdfOpc6fn7OR8+UClSV5n9E6aSS8MPtnRfp32bAb0nmbRn6H8ndwLUQ==",
        KrakenSigner.Sign(Secret, "/0/private/AddOrder", "1616492376594", Form));

    [TestMethod]
    [DataRow("XXBTZUSD", "XBTUSD")]
    [DataRow("XETHXXBT", "ETHXBT")]
    [DataRow("XBTUSDT", "XBTUSDT")]
    [DataRow("XDGUSD", "XDGUSD")]
    public void Pairs_lose_the_letters_of_old_listings(string theirs, string plain) => Assert.AreEqual(plain, KrakenAssets.Plain(theirs));

    [TestMethod]
    [DataRow("ZUSD", "USD")]
    [DataRow("XXBT", "BTC")]
    [DataRow("XBT.F", "BTC.F")]
    [DataRow("XXDG", "DOGE")]
    [DataRow("USDT", "USDT")]
    public void Assets_are_named_as_people_write_them(string theirs, string ours) => Assert.AreEqual(ours, KrakenAssets.Ours(theirs));
}
