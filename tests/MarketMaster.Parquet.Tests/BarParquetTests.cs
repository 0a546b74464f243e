namespace MarketMaster.Parquet.Tests;

[TestClass]
public sealed class BarParquetTests
{
    private static readonly DateTime[] Times = [new(2024, 7, 1, 13, 30, 0, DateTimeKind.Utc), new(2024, 7, 1, 13, 31, 0, DateTimeKind.Utc)];

    [TestMethod]
    public async Task The_extension_finds_the_format_once_registered()
    {
        BarParquet.Register();
        BarParquet.Register();
        using var folder = new TemporaryFolder();
        var bars = SampleBars.Walk(300);
        foreach (var name in new[] { "a.parquet", "b.PQ" })
        {
            BarFile.Write(folder.File(name), bars);
            SampleBars.AssertSame(bars, BarFile.Read(folder.File(name)));
            Assert.AreEqual(folder.File(name), BarParquet.Read(folder.File(name)).Source);
            await BarFile.WriteAsync(folder.File(name), bars.Slice(0, 7));
            SampleBars.AssertSame(bars.Slice(0, 7), await BarFile.ReadAsync(folder.File(name)));
        }
    }

    [TestMethod]
    public async Task Sync_and_async_write_the_same_bytes_to_files_and_streams()
    {
        using var folder = new TemporaryFolder();
        var bars = SampleBars.Walk(500);
        var options = new ParquetWriteOptions { RowGroupSize = 200 };
        BarParquet.Write(folder.File("a"), bars, options);
        await BarParquet.WriteAsync(folder.File("b"), bars, options);
        using var stream = new MemoryStream();
        await BarParquet.WriteAsync(stream, bars, options);
        Assert.AreSequenceEqual(System.IO.File.ReadAllBytes(folder.File("a")), System.IO.File.ReadAllBytes(folder.File("b")));
        Assert.AreSequenceEqual(System.IO.File.ReadAllBytes(folder.File("a")), stream.ToArray());
        stream.Position = 0;
        SampleBars.AssertSame(bars, await BarParquet.ReadAsync(stream));
        SampleBars.AssertSame(bars, await BarParquet.ReadAsync(folder.File("a")));
    }

    [TestMethod]
    public async Task A_cancelled_write_leaves_the_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        BarParquet.Write(folder.File("a"), SampleBars.Walk(5));
        var before = System.IO.File.ReadAllBytes(folder.File("a"));
        await Assert.ThrowsAsync<OperationCanceledException>(() => BarParquet.WriteAsync(folder.File("a"), SampleBars.Walk(500), cancellationToken: new(canceled: true)));
        Assert.AreSequenceEqual(before, System.IO.File.ReadAllBytes(folder.File("a")));
        Assert.HasCount(1, folder.Files);
    }

    [TestMethod]
    public void Times_come_in_every_form()
    {
        var seconds = Array.ConvertAll(Times, t => (t - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
        AssertTimes(StoredColumn.Of("Timestamp", PhysicalType.Int64, seconds));
        AssertTimes(StoredColumn.Of("time", PhysicalType.Int64, Array.ConvertAll(seconds, s => s * 1_000)));
        AssertTimes(StoredColumn.Of("ts", PhysicalType.Int64, Array.ConvertAll(seconds, s => s * 1_000_000)));
        AssertTimes(StoredColumn.Of("t", PhysicalType.Int64, Array.ConvertAll(seconds, s => s * 1_000_000_000)));
        AssertTimes(StoredColumn.Of("DateTime", PhysicalType.Int32, Array.ConvertAll(seconds, s => (int)s)));
        AssertTimes(StoredColumn.Of("epoch", PhysicalType.Double, Array.ConvertAll(seconds, s => (double)s)));
        AssertTimes(StoredColumn.Of("__index_level_0__", PhysicalType.Int64, Array.ConvertAll(seconds, s => s * 1_000), ConvertedType.TimestampMillis));
        AssertTimes(StoredColumn.Of("Date", PhysicalType.Int64, Array.ConvertAll(seconds, s => s * 1_000_000), ConvertedType.TimestampMicros));
        AssertTimes(StoredColumn.Text("timestamp", "2024-07-01T13:30:00Z", "2024-07-01 09:31:00-04:00"));
    }

    [TestMethod]
    public void Names_are_those_of_csv_files_and_a_missing_volume_is_zero()
    {
        var bars = BarParquet.Read(File(StoredColumn.Text("date", "2024-07-01", "2024-07-02"), "Open", "HIGH", "low", "Adj Close"));
        Assert.AreEqual(new Bar(new(2024, 7, 2, 0, 0, 0, DateTimeKind.Utc), 1, 1, 1, 1, 0), bars[1]);
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarParquet.Read(File(StoredColumn.Text("date", "x", "y"), "Open", "HIGH", "low"), source: "a.parquet"));
        Assert.StartsWith("a.parquet, column close: is missing: the file has 'date', 'Open', 'HIGH', 'low'", error.Message);
        Assert.Contains("stands twice ('Open', 'open')", Assert.ThrowsExactly<InvalidMarketDataException>(() => BarParquet.Read(File(StoredColumn.Text("date", "x", "y"), "Open", "open", "h", "l", "c"))).Message);
    }

    [TestMethod]
    public void Errors_name_row_column_and_value()
    {
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarParquet.Read(File(StoredColumn.Text("date", "2024-07-01", "soon"), "o", "h", "l", "c"), source: "a.parquet"));
        Assert.StartsWith("a.parquet, row 1, column date: 'soon' is not a time", error.Message);
        Assert.ThrowsExactly<InvalidMarketDataException>(() => BarParquet.Read(new MemoryStream([1, 2, 3])));
        Assert.Contains("does not start with PAR1", Assert.ThrowsExactly<InvalidMarketDataException>(() => BarParquet.Read(new MemoryStream(new byte[100]))).Message);
    }

    [TestMethod]
    public void Times_between_microseconds_outside_the_range_of_nanoseconds_are_refused()
    {
        var bars = BarSeries.FromBars([new(new(1500, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1, 1, 1, 1, 0), new(Times[0].AddTicks(1), 1, 1, 1, 1, 0)]);
        Assert.StartsWith("row 0: time 1500-01-01T00:00:00Z cannot be stored in nanoseconds", Assert.ThrowsExactly<ArgumentException>(() => BarParquet.Write(Stream.Null, bars)).Message);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ParquetWriteOptions { RowGroupSize = 0 });
    }

    [TestMethod]
    public void Damage_in_a_page_names_column_and_byte()
    {
        using var stream = new MemoryStream();
        BarParquet.Write(stream, SampleBars.Walk(100), new() { Compression = ParquetCompression.None });
        var bytes = stream.ToArray();
        bytes[500] ^= 1;
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarParquet.Read(new MemoryStream(bytes), source: "a.parquet"));
        Assert.AreEqual("a.parquet, column timestamp: at byte 4: the checksum of the page does not fit: the file is damaged", error.Message);
    }

    [TestMethod]
    public void Compact_files_are_never_larger()
    {
        var bars = SampleBars.Walk(5_000);
        Assert.IsLessThan(Size(bars, compact: false), Size(bars, compact: true));
    }

    private static long Size(BarSeries bars, bool compact)
    {
        using var stream = new MemoryStream();
        BarParquet.Write(stream, bars, new() { Compact = compact });
        return stream.Length;
    }

    private static void AssertTimes(WrittenColumn time) => Assert.AreSequenceEqual(Times, BarParquet.Read(File(time, "o", "h", "l", "c", "v")).Time.ToArray(), time.Element.Name);

    private static MemoryStream File(WrittenColumn time, params string[] numbers) =>
        StoredColumn.File(2, [time, .. numbers.Select(n => StoredColumn.Of(n, PhysicalType.Float, [1f, 1f]))]);
}
