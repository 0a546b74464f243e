using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class BarSeriesTests
{
    [TestMethod]
    public void Slices_share_the_columns()
    {
        var bars = SampleBars.Walk(100);
        var part = bars.Slice(10, 20).Slice(5, 10);
        Assert.AreEqual(10, part.Count);
        Assert.AreEqual(bars[15], part[0]);
        Assert.IsTrue(Unsafe.AreSame(ref MemoryMarshal.GetReference(bars.Close[15..]), ref MemoryMarshal.GetReference(part.Close)));
        Assert.IsTrue(Unsafe.AreSame(ref MemoryMarshal.GetReference(bars.Time[15..]), ref MemoryMarshal.GetReference(part.Time)));
        Assert.IsTrue(Unsafe.AreSame(ref MemoryMarshal.GetReference(bars.Volume), ref MemoryMarshal.GetReference(bars.WithSource("x").Volume)));
    }

    [TestMethod]
    public void Slices_outside_the_series_are_refused()
    {
        var bars = SampleBars.Walk(5);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => bars.Slice(-1, 1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => bars.Slice(0, 6));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => bars.Slice(6, 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => bars.Slice(3, int.MaxValue));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => bars[5]);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => bars[-1]);
        Assert.AreEqual(0, bars.Slice(5, 0).Count);
    }

    [TestMethod]
    [DataRow("open")]
    [DataRow("high")]
    [DataRow("low")]
    [DataRow("close")]
    [DataRow("volume")]
    public void Each_column_must_be_as_long_as_time_and_finite(string column)
    {
        double[] Column(string name, double value, int length = 1) => [.. Enumerable.Repeat(name == column ? value : 1.0, name == column ? length : 1)];
        BarSeries Make(double value, int length) => new(
            new[] { SampleBars.Start }, Column("open", value, length), Column("high", value, length), Column("low", value, length),
            Column("close", value, length), Column("volume", value, length), source: "feed");
        Assert.AreEqual(column, Assert.ThrowsExactly<ArgumentException>(() => Make(1, 2)).ParamName);
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => Make(value, 1));
            Assert.AreEqual(("feed", 0L, column), (error.DataSource!, error.Row!.Value, error.Column!));
            Assert.StartsWith($"feed, row 0, column {column}: '{NumberText.Format(value)}' is not a finite number", error.Message);
        }
    }

    [TestMethod]
    public void Times_must_be_utc_and_rise()
    {
        var bars = SampleBars.WalkBars(3);
        bars[1] = bars[1] with { Time = DateTime.SpecifyKind(bars[1].Time, DateTimeKind.Unspecified) };
        Assert.Contains("is not UTC", Assert.ThrowsExactly<InvalidMarketDataException>(() => BarSeries.FromBars(bars)).Message);
        Assert.AreEqual(3, BarSeries.FromBars(bars, BarChecks.Finite | BarChecks.Range).Count);
        bars[1] = bars[2];
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarSeries.FromBars(bars));
        Assert.AreEqual(2, error.Row);
        Assert.Contains("stands in row 1 already", error.Message);
    }

    [TestMethod]
    public void The_builder_grows_and_starts_anew_after_building()
    {
        var bars = SampleBars.WalkBars(1000);
        var builder = new BarSeriesBuilder();
        foreach (var bar in bars)
            builder.Add(bar);
        var first = builder.Build();
        Assert.AreEqual(0, builder.Count);
        builder.Add(bars[7]);
        Assert.AreEqual(bars[7], builder.Build()[0]);
        SampleBars.AssertSame(BarSeries.FromBars(bars), first);
    }

    [TestMethod]
    public void The_interval_is_the_most_frequent_step()
    {
        Assert.AreEqual(TimeSpan.FromHours(1), SampleBars.Walk(50, interval: TimeSpan.FromHours(1)).InferInterval());
        Assert.AreEqual(TimeSpan.FromMinutes(1), Validation.CleanFileTests.Clean().InferInterval());
        Assert.AreEqual(TimeSpan.Zero, SampleBars.Walk(1).InferInterval());
        Assert.AreEqual(TimeSpan.Zero, BarSeries.Empty.InferInterval());
    }

    [TestMethod]
    public void Text_names_count_and_times() =>
        Assert.AreEqual("2 bars, 2024-07-01 13:30:00Z to 2024-07-01 13:31:00Z", SampleBars.Walk(2).ToString());
}
