namespace MarketMaster.DataSources.Tests.Binance;

/// <summary>The example of Binance's page "Request Security" (HMAC keys), with the keys, the query and the signature printed there.</summary>
[TestClass]
public sealed class BinanceSignatureTests
{
    private const string Secret = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    private const string Query = "symbol=LTCBTC&side=BUY&type=LIMIT&timeInForce=GTC&quantity=1&price=0.1&recvWindow=5000&timestamp=1499827319559";

    [TestMethod]
    public void The_published_example() =>
        Assert.AreEqual("c8db56825ae71d6d79447849e617115f4a920fa2acdcab2b053c4b2838bd6b71", BinanceSigner.Sign(Secret, Query));

    [TestMethod]
    public void Any_other_query_has_another() => Assert.AreNotEqual(BinanceSigner.Sign(Secret, Query), BinanceSigner.Sign(Secret, Query + "0"));
}
