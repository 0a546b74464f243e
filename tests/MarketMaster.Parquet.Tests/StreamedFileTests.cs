namespace MarketMaster.Parquet.Tests;

/// <summary>Bars and ticks that are written as they come, a row group at a time.</summary>
[TestClass]
public sealed class StreamedFileTests
{
    [TestMethod]
    [DataRow(0, false)]
    [DataRow(1, false)]
    [DataRow(1_000, false)]
    [DataRow(2_501, false)]
    [DataRow(2_501, true)]
    public async Task The_file_is_the_one_of_the_whole_series(int count, bool compact)
    {
        using var folder = new TemporaryFolder();
        foreach (var fraction in new[] { TimeSpan.Zero, TimeSpan.FromTicks(3) })
        {
            var options = new ParquetWriteOptions { RowGroupSize = 500, Compact = compact };
            var bars = SampleBars.Walk(count, fraction: fraction);
            BarParquet.Write(folder.File("whole.parquet"), bars, options);
            Assert.AreEqual(count, await BarParquet.WriteAsync(folder.File("streamed.parquet"), Rows(bars), options));
            Assert.AreSequenceEqual(File.ReadAllBytes(folder.File("whole.parquet")), File.ReadAllBytes(folder.File("streamed.parquet")));
        }
    }

    [TestMethod]
    public async Task The_extension_tells_the_format_of_bars_features_and_ticks()
    {
        BarParquet.Register();
        FeatureParquet.Register();
        TickParquet.Register();
        using var folder = new TemporaryFolder();
        var bars = SampleBars.Walk(700);
        Assert.AreEqual(700, await BarFile.WriteAsync(folder.File("bars.parquet"), Rows(bars)));
        SampleBars.AssertSame(bars, BarFile.Read(folder.File("bars.parquet")));
        var frame = new FeatureFrame(["a"], new[] { 1, double.NaN }, new[] { SampleBars.Start, SampleBars.Start.AddDays(1) }, new[] { TradeAction.Buy, TradeAction.Sell });
        foreach (var name in new[] { "f.parquet", "f.pq", "f.json", "f.csv" })
        {
            FeatureFile.Write(folder.File(name), frame);
            await FeatureFile.WriteAsync(folder.File("again-" + name), FeatureFile.Read(folder.File(name)));
            var read = await FeatureFile.ReadAsync(folder.File("again-" + name));
            Assert.AreSequenceEqual(frame.Values.ToArray(), read.Values.ToArray());
            Assert.AreSequenceEqual(frame.Time.ToArray(), read.Time.ToArray());
            Assert.AreSequenceEqual(frame.Labels.ToArray(), read.Labels.ToArray());
        }
        var ticks = Ticks(2_000).ToArray();
        foreach (var name in new[] { "t.parquet", "t.json", "t.csv" })
        {
            Assert.AreEqual(2_000, await TickFile.WriteAsync(folder.File(name), ticks));
            Assert.AreSequenceEqual(ticks, TickFile.Read(folder.File(name)));
            var awaited = await TickFile.ReadAsync(folder.File(name));
            Assert.AreSequenceEqual(ticks, awaited);
        }
    }

    [TestMethod]
    public void Ticks_keep_every_100_ns_and_what_is_unknown()
    {
        TickParquet.Register(new() { RowGroupSize = 300 });
        var ticks = Ticks(1_000).ToArray();
        using var stream = new MemoryStream();
        TickFile.Write(stream, ticks, ".parquet");
        stream.Position = 0;
        Assert.AreSequenceEqual(ticks, TickFile.Read(stream, ".parquet"));
        Assert.IsTrue(ticks.Any(t => t.Session is null) && ticks.Any(t => double.IsNaN(t.Bid)) && ticks.Any(t => t.Time.Ticks % 10 != 0));
        using var none = new MemoryStream();
        TickFile.Write(none, [], ".parquet");
        none.Position = 0;
        Assert.IsEmpty(TickFile.Read(none, ".parquet"));
        TickParquet.Register();
    }

    [TestMethod]
    public void Ticks_need_time_price_and_size()
    {
        TickParquet.Register();
        Assert.Contains("column size: is missing: the file has 'time', 'price'", Refused(StoredColumn.File(1, StoredColumn.Of("time", PhysicalType.Int64, [1L]), StoredColumn.Of("price", PhysicalType.Double, [1.0]))));
        Assert.Contains("column timestamp: stands twice ('time', 'ts')", Refused(StoredColumn.File(1, StoredColumn.Of("time", PhysicalType.Int64, [1L]), StoredColumn.Of("ts", PhysicalType.Int64, [1L]))));
        Assert.Contains("column price: '-1' must be a positive number", Refused(StoredColumn.File(
            1, StoredColumn.Of("time", PhysicalType.Int64, [1L]), StoredColumn.Of("price", PhysicalType.Double, [-1.0]), StoredColumn.Of("qty", PhysicalType.Double, [1.0]))));
    }

    [TestMethod]
    public async Task A_bad_bar_a_time_that_does_not_fit_or_a_cancellation_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        var (path, options, bars) = (folder.File("a.parquet"), new ParquetWriteOptions { RowGroupSize = 100 }, SampleBars.Walk(250));
        var late = await Assert.ThrowsExactlyAsync<InvalidMarketDataException>(() => BarParquet.WriteAsync(path, Rows(bars).Append(bars[0]), options));
        Assert.AreEqual(250, late.Row);
        var fraction = bars[249] with { Time = bars.Time[249].AddTicks(7) };
        var error = await Assert.ThrowsExactlyAsync<ArgumentException>(() => BarParquet.WriteAsync(path, Rows(bars.Slice(0, 249)).Append(fraction), options));
        Assert.Contains("has a fraction of a microsecond, but the first rows of the file had none", error.Message);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(
            () => BarParquet.WriteAsync(path, Rows(SampleBars.Walk(9_000)).Select((b, i) => { if (i == 5_000) cancellation.Cancel(); return b; }), options, null, cancellation.Token));
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.FullName));
    }

    // what is alive after a tenth of the bars and near their end: the writers keep nothing but the places of the row groups
    [TestMethod]
    [DoNotParallelize]
    public async Task Memory_does_not_grow_with_the_number_of_bars()
    {
        BarParquet.Register();
        using var folder = new TemporaryFolder();
        foreach (var extension in new[] { ".parquet", ".json", ".csv" })
        {
            var alive = new List<long>();
            var bars = Endless().Take(1_000_000).Select((bar, i) =>
            {
                if (i is 100_000 or 900_000)
                    alive.Add(GC.GetTotalMemory(forceFullCollection: true));
                return bar;
            });
            await BarFile.WriteAsync(folder.File("long" + extension), bars);
            Console.WriteLine($"{extension}: {alive[0] >> 10} kB, then {alive[1] >> 10} kB");
            Assert.IsLessThan(alive[0] + (24 << 20), alive[1], extension); // the first row group is not yet encoded at the first look
        }
    }

    private static string Refused(Stream file) => Assert.ThrowsExactly<InvalidMarketDataException>(() => TickFile.Read(file, ".parquet")).Message;

    private static IEnumerable<Bar> Rows(BarSeries bars) => Enumerable.Range(0, bars.Count).Select(i => bars[i]);

    private static IEnumerable<Bar> Endless()
    {
        for (var i = 0; ; i++)
            yield return new(SampleBars.Start.AddMinutes(i), 100 + i % 50, 151, 99, 100 + i % 49, i % 1_000);
    }

    private static IEnumerable<Tick> Ticks(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var price = 100 + i % 7 / 100.0;
            yield return new(
                SampleBars.Start.AddTicks(i / 2 * 1_234_567L), price, 1 + i % 3, i % 11 == 0 ? double.NaN : price - 0.005, i % 11 == 0 ? double.NaN : price + 0.005,
                i % 5 == 0 ? null : (MarketSession)(i % 10), i % 4 == 0 ? null : (VolatilityRegime)(i % 3));
        }
    }
}
