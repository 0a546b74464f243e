using System.Globalization;
using System.Text;

namespace MarketMaster.Core.Tests.Csv;

[TestClass]
public sealed class BarCsvFormatTests
{
    private static readonly Bar Expected = new(new(2024, 1, 2, 3, 4, 0, DateTimeKind.Utc), 1.5, 3, 1, 2.5, 700);

    [TestMethod]
    [DataRow("timestamp,open,high,low,close,volume\n2024-01-02T03:04:00Z,1.5,3,1,2.5,700")]
    [DataRow("VOL;C;L;H;O;DateTime\r\n700;2.5;1;3;1.5;2024-01-02 03:04\r\n")]
    [DataRow("\uFEFFDate\tOpen\tHigh\tLow\tClose\tAdj Close\tVolume\n\n2024-01-02T05:04:00+02:00\t1.5\t3\t1\t2.5\t9\t700\n\n")]
    [DataRow("<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>\n20240102,03:04:00,1.5,3,1,2.5,700")]
    [DataRow("date,time,open,high,low,close,vol\r2024.01.02,03:04,1.5,3,1,2.5,700\r")]
    [DataRow("\"Open Time\",\"Open\",\"High\",\"Low\",\"Close\",\"Volume\",\"note\"\n\"1704164640000\",\"1.5\",\"3\",\"1\",\"2.5\",\"700\",\"a \"\"b\"\",\nc\"")]
    [DataRow("unix_time_utc,o,h,l,c,v\n1704164640,15e-1,3E0,+1,2.5,7e2")]
    [DataRow("epoch,1. open,2. high,3. low,4. close,5. volume\n1704164640000000,1.5,3,1,2.5,700")]
    [DataRow("unix,date,symbol,open,high,low,close,volume\n7,1704164640000000000,BTC,1.5,3,1,2.5,700")]
    [DataRow(",open,high,low,adj close,volume\n2024-01-02 03:04:00.000,1.5,3,1,2.5,700")]
    public void Every_usual_layout_reads_as_the_same_bar(string text)
    {
        var bars = BarCsv.Read(new StringReader(text));
        Assert.AreEqual(1, bars.Count);
        Assert.AreEqual(Expected, bars[0]);
        Assert.AreEqual(DateTimeKind.Utc, bars.Time[0].Kind);
    }

    [TestMethod]
    [DataRow("2024-01-02", "2024-01-02T00:00:00Z")]
    [DataRow("20240102", "2024-01-02T00:00:00Z")]
    [DataRow("2024-01-02T00:30:00+05:30", "2024-01-01T19:00:00Z")]
    [DataRow("2024-01-02T00:30:00-0100", "2024-01-02T01:30:00Z")]
    [DataRow("2024-01-02 00:30:00 UTC", null)]
    [DataRow("2024-01-02T03:04:05.1234567Z", "2024-01-02T03:04:05.1234567Z")]
    [DataRow("2024-01-02T03:04:05.123456789Z", "2024-01-02T03:04:05.1234567Z")]
    [DataRow("1704164645.25", "2024-01-02T03:04:05.25Z")]
    [DataRow("1.704164645e9", "2024-01-02T03:04:05Z")]
    [DataRow("1704164645001", "2024-01-02T03:04:05.001Z")]
    [DataRow("1704164645000001", "2024-01-02T03:04:05.000001Z")]
    [DataRow("1704164645000000100", "2024-01-02T03:04:05.0000001Z")]
    [DataRow("-86400", "1969-12-31T00:00:00Z")]
    [DataRow("0", "1970-01-01T00:00:00Z")]
    [DataRow("2024-02-30", null)]
    [DataRow("2024-01-02T24:00:00Z", null)]
    [DataRow("2024-01-02Tnoon", null)]
    [DataRow("0001-01-01T00:00:00+01:00", null)]
    [DataRow("", null)]
    public void Times_read_as_iso_8601_or_epoch(string text, string? expected)
    {
        Assert.AreEqual(expected is not null, TimeText.TryParse(text, out var time));
        if (expected is not null)
            Assert.AreEqual(expected, TimeText.Format(time));
    }

    [TestMethod]
    public void A_missing_volume_reads_as_zero() =>
        Assert.AreEqual(0, BarCsv.Read(new StringReader("date,open,high,low,close\n2024-01-02,1,1,1,1")).Volume[0]);

    [TestMethod]
    public void A_header_alone_is_a_series_without_bars() =>
        Assert.AreEqual(0, BarCsv.Read(new StringReader("date,open,high,low,close\n")).Count);

    [TestMethod]
    public void The_adjusted_close_scales_the_bar_only_when_asked()
    {
        const string Text = "date,open,high,low,close,adj close\n2024-01-02,100,110,90,110,55\n";
        Assert.AreEqual(110, BarCsv.Read(new StringReader(Text)).Close[0]);
        var adjusted = BarCsv.Read(new StringReader(Text), new() { PreferAdjustedClose = true })[0];
        Assert.AreEqual((50.0, 55.0, 45.0, 55.0), (adjusted.Open, adjusted.High, adjusted.Low, adjusted.Close));
    }

    [TestMethod]
    public void Adjusting_never_breaks_a_valid_bar()
    {
        var random = new RandomStream(3);
        var text = new StringBuilder("date,open,high,low,close,adj close\n");
        foreach (var bar in SampleBars.WalkBars(2000))
            text.Append(CultureInfo.InvariantCulture, $"{bar.Time:O},{bar.Open:R},{bar.High:R},{bar.Low:R},{bar.Close:R},{bar.Close * random.NextPositiveDouble():R}\n");
        Assert.AreEqual(2000, BarCsv.Read(new StringReader(text.ToString()), new() { PreferAdjustedClose = true }).Count);
    }

    [TestMethod]
    public void Cells_and_lines_may_straddle_any_buffer_boundary()
    {
        var note = new string('n', 70_000);
        var text = new StringBuilder("date,open,high,low,close,note\r\n");
        for (var i = 0; i < 40; i++)
            text.Append(CultureInfo.InvariantCulture, $"{1704067200 + i * 60},1,1,1,1,\"{note[..(i * 1747)]}\r\n\"\r\n");
        var bars = BarCsv.Read(new Trickle(text.ToString()));
        Assert.AreEqual(40, bars.Count);
    }

    [TestMethod]
    public void The_text_written_is_the_documented_one()
    {
        var writer = new StringWriter();
        var time = new DateTime(2014, 5, 1, 0, 0, 0, DateTimeKind.Utc);
        BarCsv.Write(writer, BarSeries.FromBars([new(time, 1, 2, 0.1, 1e-7, 0), new(time.AddTicks(10_000), 1, 1e21, 1, 1, double.NaN)], BarChecks.None));
        Assert.AreEqual("timestamp,open,high,low,close,volume\n2014-05-01T00:00:00Z,1,2,0.1,1E-07,0\n2014-05-01T00:00:00.001Z,1,1E+21,1,1,\n", writer.ToString());
    }

    [TestMethod]
    public void Reading_by_rows_needs_no_string_per_cell()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("bars.csv");
        BarCsv.Write(path, SampleBars.Walk(20_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var count = BarCsv.Enumerate(path).Count();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.AreEqual(20_000, count);
        Assert.IsLessThan(20L * count, bytes, "buffers only; a string per cell would be 200 bytes a row");
    }

    /// <summary>Gives one to three characters per read, so that everything falls on a boundary.</summary>
    private sealed class Trickle(string text) : TextReader
    {
        private int _at;

        public override int Read(char[] buffer, int index, int count)
        {
            var take = Math.Min(Math.Min(count, 1 + _at % 3), text.Length - _at);
            text.CopyTo(_at, buffer, index, take);
            _at += take;
            return take;
        }
    }
}
