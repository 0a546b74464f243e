using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MarketMaster.DataGen.Tests;

[TestClass]
public sealed class TickTests
{
    [TestMethod]
    [DataRow(AssetClass.Equity, "3f11d775a02b7c0f")]
    [DataRow(AssetClass.Crypto, "8449b5f584a2c906")]
    [DataRow(AssetClass.Forex, "528aa7fe74601426")]
    [DataRow(AssetClass.Commodity, "aaff4393d09843a7")]
    [DataRow(AssetClass.Indices, "b4e25b31f24185a1")]
    public void A_seed_gives_the_same_bytes(AssetClass assetClass, string expected)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[42];
        foreach (var tick in Markets.Generator(assetClass).StreamTicks(20_000))
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, tick.Time.Ticks);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[8..], tick.Price);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[16..], tick.Size);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[24..], tick.Bid);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[32..], tick.Ask);
            (bytes[40], bytes[41]) = ((byte)tick.Session!, (byte)tick.Regime!);
            hash.AppendData(bytes);
        }
        Assert.AreEqual(expected, Convert.ToHexStringLower(hash.GetHashAndReset())[..16], "the stream format changed: raise GeneratorVersion");
    }

    [TestMethod]
    [DataRow(AssetClass.Equity)]
    [DataRow(AssetClass.Crypto)]
    [DataRow(AssetClass.Forex)]
    [DataRow(AssetClass.Commodity)]
    [DataRow(AssetClass.Indices)]
    public void Ticks_are_in_order_on_the_grid_and_between_their_quotes(AssetClass assetClass)
    {
        var generator = Markets.Generator(assetClass, seed: 5);
        var grid = new Grid(generator.Instrument.TickSize);
        var last = DateTime.MinValue;
        foreach (var tick in generator.StreamTicks(100_000))
        {
            Assert.IsTrue(tick.Time >= last && tick.Time.Kind == DateTimeKind.Utc);
            Assert.IsTrue(tick.Bid > 0 && tick.Bid < tick.Ask && tick.Size > 0, tick.ToString());
            Assert.IsTrue(grid.Contains(tick.Price) && grid.Contains(tick.Bid) && grid.Contains(tick.Ask), tick.ToString());
            if (assetClass == AssetClass.Forex)
                Assert.AreEqual((tick.Bid + tick.Ask) / 2, tick.Price, 1e-9);
            else
                Assert.IsTrue(tick.Price == tick.Bid || tick.Price == tick.Ask);
            Assert.AreNotEqual(MarketSession.FullDay, tick.Session);
            last = tick.Time;
        }
    }

    [TestMethod]
    public void The_first_ticks_of_a_longer_stream_are_those_of_a_shorter_one()
    {
        var generator = Markets.Generator(AssetClass.Crypto);
        Assert.AreSequenceEqual(generator.StreamTicks(500).ToArray(), generator.StreamTicks(2_000).Take(500).ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => generator.StreamTicks(0));
    }

    [TestMethod]
    public void A_stream_allocates_nothing_tick_by_tick()
    {
        using var ticks = Markets.Generator(AssetClass.Equity).StreamTicks(long.MaxValue).GetEnumerator();
        for (var i = 0; i < 500_000; i++)
            ticks.MoveNext();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 200_000; i++)
            ticks.MoveNext();
        Assert.IsLessThan(200_000, GC.GetAllocatedBytesForCurrentThread() - before); // a minute busier than all before may grow its list
    }

    [TestMethod]
    public void The_file_holds_what_was_generated()
    {
        var ticks = Markets.Generator(AssetClass.Forex).StreamTicks(2_500).ToArray();
        foreach (var extension in new[] { ".csv", ".json" })
        {
            using var stream = new MemoryStream();
            Assert.AreEqual(2_500, TickFile.Write(stream, ticks, extension));
            stream.Position = 0;
            Assert.AreSequenceEqual(ticks, TickFile.Read(stream, extension));
        }
        Assert.AreEqual(MarketSession.Tokyo, ticks[0].Session);
    }
}
