namespace MarketMaster.Core.Tests.Csv;

/// <summary>Every kind of bad input: one line that names file, row, line, column, value and what to do.</summary>
[TestClass]
public sealed class BarCsvBadInputTests
{
    private const string Header = "timestamp,open,high,low,close,volume\n";
    private const string Good = "2024-01-02T00:00:00Z,10,12,9,11,100\n";

    [TestMethod]
    [DataRow("2024-01-03,10,12,9,abc,1\n", 1, "close", "abc", "prices.csv, row 1, line 3, column close: 'abc' is not a number: write numbers with a decimal point and no thousands separator")]
    [DataRow("2024-01-03,\"1,000\",12,9,11,1\n", 1, "open", "1,000", "prices.csv, row 1, line 3, column open: '1,000' is not a number: write numbers with a decimal point and no thousands separator")]
    [DataRow("2024-01-03,10,12,9,NaN,1\n", 1, "close", "NaN", "prices.csv, row 1, line 3, column close: 'NaN' is no value: repair or drop the row, or read with BarChecks.None and validate")]
    [DataRow("2024-01-03,10,12,9,,1\n", 1, "close", "", "prices.csv, row 1, line 3, column close: '' is no value: repair or drop the row, or read with BarChecks.None and validate")]
    [DataRow("\n\n2024-01-03,10,Infinity,9,11,1\n", 1, "high", "Infinity", "prices.csv, row 1, line 5, column high: 'Infinity' is not a finite number: drop the row or repair it first")]
    [DataRow("2024-01-03,10,8,9,8.5,1\n", 1, "high", "8", "prices.csv, row 1, line 3, column high: '8' is below low 9: swap them or drop the row")]
    [DataRow("2024-01-03,10,9.5,9,9.2,1\n", 1, "high", "9.5", "prices.csv, row 1, line 3, column high: '9.5' is below open 10: high must be the highest price of the bar")]
    [DataRow("2024-01-03,10,12,10.5,11,1\n", 1, "low", "10.5", "prices.csv, row 1, line 3, column low: '10.5' is above open 10: low must be the lowest price of the bar")]
    [DataRow("2024-01-03,10,12,9,11,-5\n", 1, "volume", "-5", "prices.csv, row 1, line 3, column volume: '-5' is negative: volume must be 0 or more")]
    [DataRow("2024-01-02,10,12,9,11,1\n", 1, "timestamp", "2024-01-02T00:00:00Z", "prices.csv, row 1, line 3, column timestamp: '2024-01-02T00:00:00Z' stands in row 0 already: drop one of the two rows")]
    [DataRow("2024-01-01,10,12,9,11,1\n", 1, "timestamp", "2024-01-01T00:00:00Z", "prices.csv, row 1, line 3, column timestamp: '2024-01-01T00:00:00Z' is earlier than row 0 (2024-01-02T00:00:00Z): sort the rows by time")]
    [DataRow("03/01/2024,10,12,9,11,1\n", 1, "timestamp", "03/01/2024", "prices.csv, row 1, line 3, column timestamp: '03/01/2024' is not a time: use ISO-8601 such as 2014-05-01T00:00:00Z, or epoch seconds, ms, us or ns")]
    [DataRow("2024-01-03,10,12,9,11\n", 1, null, null, "prices.csv, row 1, line 3: has 5 cells where the header has 6: complete the row or drop it")]
    [DataRow("2024-01-03,10,12,9,11,1,7\n", 1, null, null, "prices.csv, row 1, line 3: has 7 cells where the header has 6: complete the row or drop it")]
    public void A_bad_row_is_named(string row, int index, string? column, string? value, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("prices.csv", Header + Good + row + "2024-02-01,10,12,9,11,1\n");
        var lazy = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarCsv.Enumerate(path).Count());
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarCsv.Read(path));
        Assert.AreEqual(message, error.Message.Replace(path, "prices.csv", StringComparison.Ordinal));
        Assert.AreEqual(error.Message, lazy.Message);
        Assert.AreEqual(path, error.DataSource);
        Assert.AreEqual(index, error.Row);
        Assert.AreEqual(column, error.Column);
        Assert.AreEqual(value, error.Value);
    }

    [TestMethod]
    [DataRow("", "is empty: a header line such as timestamp,open,high,low,close,volume and one line per bar are needed")]
    [DataRow("\uFEFF\r\n \n", "is empty: a header line such as timestamp,open,high,low,close,volume and one line per bar are needed")]
    [DataRow("date,open,high,low,volume\n", "column close: is missing in the header, which has 'date', 'open', 'high', 'low', 'volume': name the column close, closeprice, last")]
    [DataRow("open,high,low,close\n", "is missing in the header, which has 'open', 'high', 'low', 'close': name the column timestamp, datetime")]
    [DataRow("date,open,high,low,close,Close\n", "column close: stands twice in the header ('close', 'Close'): rename or remove one")]
    [DataRow("date,open,high,low,close\n2024-01-02,1,1,1,\"1\n", "line 2: a quoted cell is never closed: add the missing quote")]
    public void A_bad_file_is_named(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("prices.csv", text);
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarCsv.Read(path));
        Assert.StartsWith(path, error.Message);
        Assert.Contains(message, error.Message);
        Assert.DoesNotContain("\n", error.Message);
    }

    [TestMethod]
    public async Task A_missing_file_is_named_in_full()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("none.csv");
        foreach (var error in new[]
        {
            Assert.ThrowsExactly<FileNotFoundException>(() => BarCsv.Read(path)),
            Assert.ThrowsExactly<FileNotFoundException>(() => BarCsv.Enumerate(path).Count()),
            Assert.ThrowsExactly<FileNotFoundException>(() => FeatureCsv.Read(path)),
            Assert.ThrowsExactly<FileNotFoundException>(() => BarFile.Read(path)),
            await Assert.ThrowsExactlyAsync<FileNotFoundException>(() => BarCsv.ReadAsync(path)),
        })
            Assert.AreEqual($"file not found: {path}", error.Message);
        Assert.Contains("is a folder", Assert.ThrowsExactly<IOException>(() => BarCsv.Read(folder.FullName)).Message);
    }

    [TestMethod]
    public void A_value_with_line_breaks_stays_on_one_line()
    {
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(
            () => BarCsv.Read(new StringReader(Header + $"2024-01-02,10,12,9,\"a\nb{new string('x', 500)}\",1\n")));
        Assert.DoesNotContain("\n", error.Message);
        Assert.IsLessThan(250, error.Message.Length);
    }

    [TestMethod]
    public void Without_checks_bad_values_are_kept_for_the_validator()
    {
        var bars = BarCsv.Read(new StringReader(Header + "2024-01-03,10,8,9,NaN,\n2024-01-02,,1,1,1,-1\n"), new() { Checks = BarChecks.None });
        Assert.AreEqual(2, bars.Count);
        Assert.IsTrue(double.IsNaN(bars.Close[0]) && double.IsNaN(bars.Volume[0]) && double.IsNaN(bars.Open[1]));
        Assert.AreEqual(-1, bars.Volume[1]);
    }
}
