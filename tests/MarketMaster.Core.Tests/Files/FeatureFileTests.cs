using System.Text;

namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class FeatureFileTests
{
    [TestMethod]
    [DataRow(".csv", false, false)]
    [DataRow(".csv", true, true)]
    [DataRow(".json", false, false)]
    [DataRow(".json", true, false)]
    [DataRow(".json", false, true)]
    [DataRow(".json", true, true)]
    public async Task A_frame_comes_back_by_every_way(string extension, bool timed, bool labelled)
    {
        using var folder = new TemporaryFolder();
        var frame = Frame(timed, labelled);
        FeatureFile.Write(folder.File("a" + extension), frame);
        await FeatureFile.WriteAsync(folder.File("b" + extension), frame);
        using var stream = new MemoryStream();
        if (extension == ".csv")
            await FeatureCsv.WriteAsync(stream, frame);
        else
            await FeatureJson.WriteAsync(stream, frame);
        var bytes = File.ReadAllBytes(folder.File("a" + extension));
        Assert.AreSequenceEqual(bytes, File.ReadAllBytes(folder.File("b" + extension)));
        Assert.AreSequenceEqual(bytes, stream.ToArray());
        using var again = new MemoryStream();
        if (extension == ".csv")
            FeatureCsv.Write(again, frame);
        else
            FeatureJson.Write(again, frame);
        Assert.AreSequenceEqual(bytes, again.ToArray());
        Same(frame, FeatureFile.Read(folder.File("a" + extension)));
        Same(frame, await FeatureFile.ReadAsync(folder.File("b" + extension)));
        foreach (var read in (Func<Task<FeatureFrame>>[])[() => Task.FromResult(extension == ".csv" ? FeatureCsv.Read(stream) : FeatureJson.Read(stream)), () => extension == ".csv" ? FeatureCsv.ReadAsync(stream) : FeatureJson.ReadAsync(stream)])
        {
            stream.Position = 0;
            Same(frame, await read());
            Assert.IsTrue(stream.CanRead, "the stream stays open");
        }
    }

    [TestMethod]
    [DataRow(".csv")]
    [DataRow(".json")]
    public void Names_of_time_and_label_may_be_others(string extension)
    {
        using var folder = new TemporaryFolder();
        var (path, names) = (folder.File("f" + extension), new FeatureFileOptions { TimeColumn = "at", LabelColumn = "target" });
        FeatureFile.Write(path, Frame(true, true), names);
        Same(Frame(true, true), FeatureFile.Read(path, names));
        FeatureFile.Write(path, Frame(true, false), names);
        Assert.Contains("is missing", Assert.ThrowsExactly<InvalidMarketDataException>(() => FeatureFile.Read(path, names with { LabelColumn = "y" })).Message);
        Assert.Contains("is called like the time or label", Assert.ThrowsExactly<ArgumentException>(() => FeatureFile.Write(path, Frame(true, true), new() { TimeColumn = "RSI" })).Message);
    }

    [TestMethod]
    public void The_JSON_is_the_documented_one_and_columns_read_too()
    {
        using var stream = new MemoryStream();
        FeatureJson.Write(stream, Frame(true, true));
        Assert.AreEqual(
            """[{"timestamp":"2024-07-01T13:30:00Z","rsi":null,"größe":1.5,"action":"hold"},{"timestamp":"2024-07-01T13:31:00Z","rsi":70.25,"größe":"-Infinity","action":"strong_buy"}]""",
            System.Text.RegularExpressions.Regex.Unescape(Encoding.UTF8.GetString(stream.ToArray())));
        Same(Frame(true, true), Json("""{"timestamp":["2024-07-01T13:30:00Z",1719840660],"rsi":[null,70.25],"größe":["1.5","-Infinity"],"action":["hold",4]}"""));
        Same(new(["a", "b"], Array.Empty<double>()), Json("""{"a":[],"b":[]}"""));
        using var empty = new MemoryStream();
        FeatureJson.Write(empty, new(["a", "b"], Array.Empty<double>()));
        empty.Position = 0;
        Same(new(["a", "b"], Array.Empty<double>()), FeatureJson.Read(empty));
        Same(new(["a", "b"], new[] { 1, 2, 3, double.NaN }), Json("""[{"a":1,"b":2},{"a":3}]"""));
    }

    [TestMethod]
    [DataRow("", "f.json: is empty")]
    [DataRow("[{\"a\":1},", "f.json, line 1: this is not JSON")]
    [DataRow("[{\"a\":1}] x", "this is not JSON")]
    [DataRow("7", "is neither an array of rows nor an object of columns")]
    [DataRow("[]", "has no feature")]
    [DataRow("[1]", "row 0: '1' is not an object of features")]
    [DataRow("[{\"a\":1},{\"b\":1}]", "row 1, column b: is not in the first row")]
    [DataRow("[{\"a\":1,\"a\":2}]", "row 0, column a: stands twice in the row")]
    [DataRow("[{\"a\":true}]", "row 0, column a: 'true' is not a number")]
    [DataRow("[{\"a\":1,\"action\":\"up\"}]", "row 0, column action: 'up' is not an action")]
    [DataRow("[{\"a\":1,\"timestamp\":\"monday\"}]", "row 0, column timestamp: 'monday' is not a time")]
    [DataRow("[{\"a\":1,\"timestamp\":1},{\"a\":1}]", "row 1, column timestamp: is missing")]
    [DataRow("[{\"a\":1},{\"a\":1,\"action\":0}]", "row 0, column action: is missing")]
    [DataRow("{\"a\":[1],\"b\":[1,2]}", "column b: has 2 values where a has 1")]
    [DataRow("{\"a\":1}", "members are not arrays")]
    public void Bad_JSON_is_named(string text, string message) =>
        Assert.Contains(message, Assert.ThrowsExactly<InvalidMarketDataException>(() => Json(text)).Message);

    [TestMethod]
    public void An_unknown_extension_is_answered_with_the_known_ones()
    {
        Assert.Contains("f.xls: no feature format for '.xls': use one of .csv, .json", Assert.ThrowsExactly<NotSupportedException>(() => FeatureFile.Read("f.xls")).Message);
        Assert.ThrowsExactly<FileNotFoundException>(() => FeatureFile.Read("missing.json"));
    }

    private static FeatureFrame Json(string text) => FeatureJson.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), source: "f.json");

    private static FeatureFrame Frame(bool timed, bool labelled) => new(
        ["rsi", "größe"], new[] { double.NaN, 1.5, 70.25, double.NegativeInfinity },
        timed ? new[] { SampleBars.Start, SampleBars.Start.AddMinutes(1) } : default, labelled ? new[] { TradeAction.Hold, TradeAction.StrongBuy } : default);

    private static void Same(FeatureFrame expected, FeatureFrame actual)
    {
        Assert.AreSequenceEqual(expected.Names, actual.Names);
        Assert.AreSequenceEqual(expected.Values.ToArray(), actual.Values.ToArray());
        Assert.AreSequenceEqual(expected.Time.ToArray(), actual.Time.ToArray());
        Assert.AreSequenceEqual(expected.Labels.ToArray(), actual.Labels.ToArray());
    }
}
