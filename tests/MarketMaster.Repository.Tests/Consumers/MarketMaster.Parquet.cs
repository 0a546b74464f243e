using MarketMaster;
using MarketMaster.Parquet;

var start = new DateTime(2024, 7, 1, 0, 0, 0, DateTimeKind.Utc);
var bars = BarSeries.FromBars(Enumerable.Range(0, 100).Select(i => new Bar(start.AddDays(i), 100 + i, 102 + i, 99 + i, 101 + i, 10)));
foreach (var compression in Enum.GetValues<ParquetCompression>())
{
    using var stream = new MemoryStream();
    BarParquet.Write(stream, bars, new ParquetWriteOptions { Compression = compression, Compact = true });
    stream.Position = 0;
    if (!BarParquet.Read(stream).Close.SequenceEqual(bars.Close))
        throw new InvalidOperationException($"{compression}: other bars came back");
}
Console.WriteLine(bars);
