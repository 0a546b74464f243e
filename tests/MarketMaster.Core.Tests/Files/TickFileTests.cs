namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class TickFileTests
{
    private static readonly DateTime Start = new(2024, 3, 8, 14, 30, 0, DateTimeKind.Utc);

    [TestMethod]
    [DataRow(".csv", 0)]
    [DataRow(".csv", 5_000)]
    [DataRow(".json", 0)]
    [DataRow(".json", 5_000)]
    public async Task Ticks_come_back_by_every_way(string extension, int count)
    {
        using var folder = new TemporaryFolder();
        var ticks = Ticks(count).ToArray();
        Assert.AreEqual(count, TickFile.Write(folder.File("a" + extension), ticks));
        Assert.AreEqual(count, await TickFile.WriteAsync(folder.File("b" + extension), Ticks(count)));
        using var stream = new MemoryStream();
        Assert.AreEqual(count, TickFile.Write(stream, ticks, extension));
        Assert.AreSequenceEqual(File.ReadAllBytes(folder.File("a" + extension)), File.ReadAllBytes(folder.File("b" + extension)));
        Assert.AreSequenceEqual(stream.ToArray(), File.ReadAllBytes(folder.File("b" + extension)));
        stream.Position = 0;
        Assert.AreSequenceEqual(ticks, TickFile.Read(stream, extension));
        Assert.AreSequenceEqual(ticks, TickFile.Read(folder.File("a" + extension)));
        var awaited = await TickFile.ReadAsync(folder.File("a" + extension));
        Assert.AreSequenceEqual(ticks, awaited);
    }

    [TestMethod]
    public void Files_of_others_need_time_price_and_size()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.csv"), "Qty;Price;TS;side\n2;10.5;1709908200123;B\n1;10.25;1709908200124;S\n");
        File.WriteAllText(folder.File("a.json"), """[{"ts":1709908200123,"price":"10.5","qty":2,"side":"B"},{"ts":1709908200124,"price":10.25,"qty":1,"bid":null,"session":null}]""");
        Tick[] expected = [new(Start.AddMilliseconds(123), 10.5, 2), new(Start.AddMilliseconds(124), 10.25, 1)];
        Assert.AreSequenceEqual(expected, TickFile.Read(folder.File("a.csv")));
        Assert.AreSequenceEqual(expected, TickFile.Read(folder.File("a.json")));
    }

    [TestMethod]
    [DataRow("a.csv", "", "is empty")]
    [DataRow("a.csv", "timestamp,price\n", "column size: is missing in the header")]
    [DataRow("a.csv", "time,ts,price,size\n", "column timestamp: stands twice")]
    [DataRow("a.csv", "time,price,size\n1,x,1\n", "row 0, line 2, column price: 'x' is not a number")]
    [DataRow("a.csv", "time,price,size\n1,0,1\n", "row 0, column price: '0' must be a positive number")]
    [DataRow("a.csv", "time,price,size\n1,1,-2\n", "row 0, column size: '-2' must be a number and not negative")]
    [DataRow("a.csv", "time,price,size\n2,1,1\n1,1,1\n", "row 1, column timestamp: '1970-01-01T00:00:01Z' is earlier")]
    [DataRow("a.csv", "time,price,size,regime\n2,1,1,wild\n", "column regime: 'wild' is no regime: it must be one of calm, normal, stress")]
    [DataRow("a.json", "{}", "is not an array of ticks")]
    [DataRow("a.json", "[1]", "row 0: '1' is not an object")]
    [DataRow("a.json", "[{\"time\":1,\"size\":2}]", "row 0, column price: is missing")]
    [DataRow("a.json", "[{\"time\":1,\"size\":2,\"price\":1,\"session\":\"x\"}]", "column session: 'x' is no session")]
    [DataRow("a.json", "[{", "this is not JSON")]
    public void Bad_files_are_named(string name, string text, string message)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File(name), text);
        Assert.Contains(message, Assert.ThrowsExactly<InvalidMarketDataException>(() => TickFile.Read(folder.File(name))).Message);
    }

    [TestMethod]
    public async Task A_bad_tick_or_a_cancellation_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { folder.File("a.csv"), folder.File("a.json") })
        {
            var late = Assert.ThrowsExactly<InvalidMarketDataException>(() => TickFile.Write(path, Ticks(100).Append(new(Start.AddDays(-1), 1, 1))));
            Assert.AreEqual(100, late.Row);
            using var cancellation = new CancellationTokenSource();
            await Assert.ThrowsAsync<OperationCanceledException>(
                () => TickFile.WriteAsync(path, Ticks(9_000).Select((t, i) => { if (i == 5_000) cancellation.Cancel(); return t; }), null, cancellation.Token));
        }
        Assert.IsEmpty(folder.Files);
        Assert.Contains("no tick format for '.txt'", Assert.ThrowsExactly<NotSupportedException>(() => TickFile.Write("a.txt", [])).Message);
    }

    [TestMethod]
    public void Words_are_those_of_the_enumerations()
    {
        foreach (var session in Enum.GetValues<MarketSession>())
            Assert.AreEqual($"\"{TickNames.Sessions[(int)session]}\"", System.Text.Json.JsonSerializer.Serialize(session));
        foreach (var regime in Enum.GetValues<VolatilityRegime>())
            Assert.AreEqual($"\"{TickNames.Regimes[(int)regime]}\"", System.Text.Json.JsonSerializer.Serialize(regime));
    }

    private static IEnumerable<Tick> Ticks(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var price = 100 + i % 7 / 100.0;
            yield return new(
                Start.AddTicks(i / 2 * 1_234_567L), price, 1 + i % 3, i % 11 == 0 ? double.NaN : price - 0.005, i % 11 == 0 ? double.NaN : price + 0.005,
                i % 5 == 0 ? null : (MarketSession)(i % 10), i % 4 == 0 ? null : (VolatilityRegime)(i % 3));
        }
    }
}
