namespace MarketMaster.Parquet.Tests;

[TestClass]
public sealed class FeatureParquetTests
{
    [TestMethod]
    public async Task A_labelled_frame_comes_back_from_a_file()
    {
        using var folder = new TemporaryFolder();
        var frame = Frame();
        await FeatureParquet.WriteAsync(folder.File("f.parquet"), frame);
        var read = await FeatureParquet.ReadAsync(folder.File("f.parquet"));
        Assert.AreSequenceEqual(frame.Names, read.Names);
        Assert.AreSequenceEqual(frame.Values.ToArray(), read.Values.ToArray());
        Assert.AreSequenceEqual(frame.Time.ToArray(), read.Time.ToArray());
        Assert.AreSequenceEqual(frame.Labels.ToArray(), read.Labels.ToArray());
        FeatureParquet.Write(folder.File("g.parquet"), frame);
        Assert.AreSequenceEqual(File.ReadAllBytes(folder.File("f.parquet")), File.ReadAllBytes(folder.File("g.parquet")));
    }

    [TestMethod]
    public void Names_of_time_and_label_may_be_others()
    {
        var names = new FeatureFileOptions { TimeColumn = "at", LabelColumn = "target" };
        using var stream = new MemoryStream();
        FeatureParquet.Write(stream, Frame(), columns: names);
        stream.Position = 0;
        Assert.IsTrue(FeatureParquet.Read(stream, names).IsLabelled);
        stream.Position = 0;
        Assert.Contains("column label: is missing: the file has at, rsi, macd, target", Refused(() => FeatureParquet.Read(stream, new() { LabelColumn = "label" })));
        stream.Position = 0;
        Assert.Contains("column at: holds Timestamp where numbers are needed", Refused(() => FeatureParquet.Read(stream)));
        Assert.Contains("feature 'rsi' is called like", Assert.ThrowsExactly<ArgumentException>(() => FeatureParquet.Write(stream, Frame(), columns: new() { TimeColumn = "RSI" })).Message);
    }

    [TestMethod]
    public void Labels_may_be_class_indices_and_must_be_actions()
    {
        var feature = StoredColumn.Of("x", PhysicalType.Boolean, new byte[] { 2 });
        var frame = FeatureParquet.Read(StoredColumn.File(2, feature, StoredColumn.Of("Action", PhysicalType.Int32, [4, 0])));
        Assert.AreSequenceEqual([TradeAction.StrongBuy, TradeAction.StrongSell], frame.Labels.ToArray());
        Assert.AreSequenceEqual([0.0, 1.0], frame.Values.ToArray());
        Assert.Contains("row 1, column action: 'maybe' is not an action", Refused(() => FeatureParquet.Read(StoredColumn.File(2, feature, StoredColumn.Text("action", "buy", "maybe")))));
        Assert.Contains("row 0, column action: '5' is not an action", Refused(() => FeatureParquet.Read(StoredColumn.File(2, feature, StoredColumn.Of("action", PhysicalType.Int32, [5, 0])))));
        Assert.Contains("has no feature column", Refused(() => FeatureParquet.Read(StoredColumn.File(2, StoredColumn.Text("action", "buy", "sell")))));
    }

    [TestMethod]
    public void A_frame_without_rows_times_or_labels_is_a_file_too()
    {
        foreach (var values in new[] { Array.Empty<double>(), [1.5, double.NegativeInfinity] })
        {
            using var stream = new MemoryStream();
            FeatureParquet.Write(stream, new(["a", "b"], values));
            stream.Position = 0;
            var read = FeatureParquet.Read(stream);
            Assert.AreSequenceEqual(values, read.Values.ToArray());
            Assert.IsTrue(read.Time.IsEmpty && !read.IsLabelled);
        }
    }

    private static string Refused(Action read) => Assert.ThrowsExactly<InvalidMarketDataException>(read).Message;

    private static FeatureFrame Frame() => new(
        ["rsi", "macd"], new[] { double.NaN, 1.5, 70, -0.25 }, new[] { SampleBars.Start, SampleBars.Start.AddDays(1) }, new[] { TradeAction.Hold, TradeAction.StrongBuy });
}
