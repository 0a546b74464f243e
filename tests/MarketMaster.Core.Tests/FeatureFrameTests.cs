using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class FeatureFrameTests
{
    [TestMethod]
    public void A_row_is_a_view_and_allocates_nothing()
    {
        var frame = Frame();
        var sum = frame.Row(1)[0] + frame.Column("b")[1];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
            sum += frame.Row(i % 3)[1] + frame.Column(1)[i % 3] + (frame.IsComplete(1) ? 1 : 0);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.IsTrue(double.IsNaN(sum), "row 0 has no value in b");
        Assert.IsTrue(Unsafe.AreSame(ref MemoryMarshal.GetReference(frame.Values[2..]), ref MemoryMarshal.GetReference(frame.Row(1))));
    }

    [TestMethod]
    public void Slices_share_values_and_select_copies_them()
    {
        var frame = Frame();
        var part = frame.Slice(1, 2);
        Assert.IsTrue(Unsafe.AreSame(ref MemoryMarshal.GetReference(frame.Row(1)), ref MemoryMarshal.GetReference(part.Row(0))));
        Assert.AreEqual(TradeAction.Buy, part.Labels[0]);
        Assert.AreEqual(frame.Time[1], part.Time[0]);
        var chosen = frame.Select([2, 2, 1]);
        Assert.AreSequenceEqual([5.0, 6.0, 5.0, 6.0, 3.0, 4.0], chosen.Values.ToArray());
        Assert.AreSequenceEqual([TradeAction.StrongBuy, TradeAction.StrongBuy, TradeAction.Buy], chosen.Labels.ToArray());
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => frame.Select([3]));
    }

    [TestMethod]
    public void Columns_are_found_by_name()
    {
        var frame = Frame();
        Assert.AreSequenceEqual([1.0, 3.0, 5.0], frame.Column("a").ToArray());
        Assert.AreSequenceEqual([1.0, 3.0, 5.0], frame.Column("a"));
        Assert.Contains("the frame has a, b", Assert.ThrowsExactly<KeyNotFoundException>(() => frame.Column("c")).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => frame.Column(2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => frame.Column("a")[3]);
        Assert.ThrowsExactly<ArgumentException>(() => frame.Column("a").CopyTo(new double[2]));
    }

    [TestMethod]
    public void Shapes_that_do_not_fit_are_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new FeatureFrame([], default));
        Assert.ThrowsExactly<ArgumentException>(() => new FeatureFrame(["a", " "], new double[2]));
        Assert.Contains("'a' stands 2 times", Assert.ThrowsExactly<ArgumentException>(() => new FeatureFrame(["a", "a"], new double[2])).Message);
        Assert.ThrowsExactly<ArgumentException>(() => new FeatureFrame(["a", "b"], new double[3]));
        Assert.ThrowsExactly<ArgumentException>(() => new FeatureFrame(["a"], new double[3], new DateTime[2]));
        Assert.ThrowsExactly<ArgumentException>(() => Frame().WithLabels(new TradeAction[2]));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Frame().Slice(2, 2));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Frame().Row(3).Length);
    }

    [TestMethod]
    [DataRow(false, false)]
    [DataRow(true, false)]
    [DataRow(false, true)]
    [DataRow(true, true)]
    public async Task Csv_gives_the_frame_back(bool timed, bool labelled)
    {
        using var folder = new TemporaryFolder();
        var full = Frame();
        var frame = new FeatureFrame(["a", "b, \"c\""], full.Values.ToArray(), timed ? full.Time.ToArray() : default, labelled ? full.Labels.ToArray() : default);
        FeatureCsv.Write(folder.File("a.csv"), frame);
        await FeatureCsv.WriteAsync(folder.File("b.csv"), frame);
        Assert.AreEqual(File.ReadAllText(folder.File("a.csv")), File.ReadAllText(folder.File("b.csv")));
        foreach (var read in new[] { FeatureCsv.Read(folder.File("a.csv")), await FeatureCsv.ReadAsync(folder.File("b.csv")) })
        {
            Assert.AreSequenceEqual(frame.Names, read.Names);
            Assert.AreSequenceEqual(frame.Values.ToArray(), read.Values.ToArray());
            Assert.AreSequenceEqual(frame.Time.ToArray(), read.Time.ToArray());
            Assert.AreSequenceEqual(frame.Labels.ToArray(), read.Labels.ToArray());
        }
    }

    [TestMethod]
    public void The_text_written_is_the_documented_one()
    {
        var text = new StringWriter();
        FeatureCsv.Write(text, Frame());
        Assert.AreEqual(
            "timestamp,a,b,action\n2024-07-01T13:30:00Z,1,,hold\n2024-07-01T13:31:00Z,3,4,buy\n2024-07-01T13:32:00Z,5,6,strong_buy\n", text.ToString());
    }

    [TestMethod]
    public void Labels_read_by_name_or_class_index_from_the_column_asked_for()
    {
        var frame = FeatureCsv.Read(new StringReader("x,target\n1,4\n2,Strong_Sell\n"), new() { LabelColumn = "target" });
        Assert.AreSequenceEqual([TradeAction.StrongBuy, TradeAction.StrongSell], frame.Labels.ToArray());
        var same = FeatureCsv.Read(new StringReader("x,target\n1,4\n2,3\n"));
        Assert.IsFalse(same.IsLabelled);
        Assert.AreEqual(2, same.Width);
    }

    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow("a,action\n1,up\n", "f.csv, row 0, line 2, column action: 'up' is not an action: it must be one of strong_sell, sell, hold, buy, strong_buy")]
    [DataRow("a,action\n1,7\n", "column action: '7' is not an action")]
    [DataRow("a,b\n1,x\n", "f.csv, row 0, line 2, column b: 'x' is not a number")]
    [DataRow("timestamp,b\nmonday,1\n", "f.csv, row 0, line 2, column timestamp: 'monday' is not a time")]
    [DataRow("a,b\n1\n", "f.csv, row 0, line 2: has 1 cells where the header has 2")]
    [DataRow("a,a\n1,2\n", "column a: stands twice in the header")]
    [DataRow("timestamp,action\n", "has no feature column")]
    [DataRow("a,,b\n", "has a column without a name")]
    public void Bad_feature_files_are_named(string text, string message) =>
        Assert.Contains(message, Assert.ThrowsExactly<InvalidMarketDataException>(() => FeatureCsv.Read(new StringReader(text), source: "f.csv")).Message);

    [TestMethod]
    public void A_label_column_asked_for_must_be_there()
    {
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => FeatureCsv.Read(new StringReader("a,b\n1,2\n"), new() { LabelColumn = "y" }));
        Assert.AreEqual("y", error.Column);
        Assert.Contains("the header, which has a, b", error.Message);
        Assert.ThrowsExactly<ArgumentException>(() => FeatureCsv.Write(new StringWriter(), new FeatureFrame(["Action"], new double[1])));
    }

    private static FeatureFrame Frame() => new(
        ["a", "b"], new[] { 1, double.NaN, 3, 4, 5, 6 },
        Enumerable.Range(0, 3).Select(i => SampleBars.Start.AddMinutes(i)).ToArray(), new[] { TradeAction.Hold, TradeAction.Buy, TradeAction.StrongBuy });
}
