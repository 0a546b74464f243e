namespace MarketMaster.Parquet.Tests;

/// <summary>Files that other engines wrote, cell by cell against what other engines read.</summary>
[TestClass]
public sealed class ReferenceFileTests
{
    // a list and a structure: these must be refused by name
    private static readonly string[] Nested = ["parquet-testing_datapage_v2.snappy.parquet", "parquet-testing_nulls.snappy.parquet"];

    private const string FarFuture = "parquet-testing_int96_from_spark.parquet";

    [TestMethod]
    public void Every_file_of_the_main_engines_reads_cell_for_cell()
    {
        var expected = SharedData.Require("parquet/expected.csv");
        AssertAll(Files("parquet").Where(f => !f.Contains("types_timestamps", StringComparison.Ordinal)), _ => expected, "", atLeast: 15);
    }

    [TestMethod]
    public void All_forms_of_times_and_decimals_read_cell_for_cell()
    {
        var table = ParquetTable.Read(SharedData.Require("parquet/duckdb_types_timestamps_decimals.parquet"));
        var expected = ParquetTable.Read(SharedData.Require("parquet/duckdb_v1_gzip.parquet"));
        var csv = File.ReadLines(SharedData.Require("parquet/expected_types.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.AreEqual(csv.Length, table.Count);
        foreach (var column in table.Columns.Where(c => c.Type == ParquetType.Timestamp))
            Assert.AreSequenceEqual(expected["timestamp"].ToTimes(), column.ToTimes(), column.Name);
        var types = table.Columns.ToDictionary(c => c.Name, c => c, StringComparer.Ordinal);
        for (var row = 0; row < csv.Length; row++)
        {
            Assert.AreEqual(csv[row][1], ((DateTime)table["d"][row]!).ToString("yyyy-MM-dd", null));
            Assert.AreEqual(float.Parse(csv[row][2], null), types["close_f32"][row]);
            Assert.AreEqual(decimal.Parse(csv[row][3], null), types["close_dec"][row]);
            Assert.AreEqual(csv[row][4].Length == 0 ? null : int.Parse(csv[row][4], null), (int?)types["vol_i32"][row]);
        }
    }

    [TestMethod]
    public void Files_of_old_and_odd_writers_read_cell_for_cell() =>
        AssertAll(Files("parquet/external").Where(f => !Nested.Append(FarFuture).Contains(Path.GetFileName(f))), f => Path.ChangeExtension(f, ".expected.csv"), "\\N", atLeast: 20);

    [TestMethod]
    public void Minimal_files_read_as_the_bars_they_hold()
    {
        foreach (var file in Files("parquet/parquet-minimal"))
        {
            var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => BarParquet.Read(file));
            Assert.Contains("column volume: 'NaN' is not a finite number", error.Message);
            var bars = BarParquet.Read(file, BarChecks.Range | BarChecks.Order);
            var table = ParquetTable.Read(file);
            Assert.AreEqual(table.Count, bars.Count);
            for (var row = 0; row < bars.Count; row++)
                Assert.AreEqual(new Bar((DateTime)table.Columns[0][row]!, Number(table, "open", row), Number(table, "high", row), Number(table, "low", row), Number(table, "close", row), Number(table, "volume", row)), bars[row]);
        }
    }

    [TestMethod]
    public void Nested_columns_are_refused_by_name_and_the_others_read()
    {
        var file = SharedData.Require("parquet/external/" + Nested[0]);
        var error = Assert.ThrowsExactly<InvalidMarketDataException>(() => ParquetTable.Read(file));
        Assert.Contains("column e.", error.Message);
        Assert.Contains("is nested", error.Message);
        using var folder = new TemporaryFolder();
        var flat = ParquetTable.Read(file, ["a", "b", "c", "d"]);
        Assert.IsEmpty(ExpectedCsv.Differences(flat, WithoutLastColumn(Path.ChangeExtension(file, ".expected.csv"), folder), "\\N"));
        Assert.Contains("b_struct", Assert.ThrowsExactly<InvalidMarketDataException>(() => ParquetTable.Read(SharedData.Require("parquet/external/" + Nested[1]))).Message);
    }

    [TestMethod]
    public void A_time_beyond_the_year_9999_is_an_error_of_its_row_alone()
    {
        var times = ParquetTable.Read(SharedData.Require("parquet/external/" + FarFuture))["a"];
        Assert.AreEqual(new DateTime(2024, 1, 1, 20, 34, 56, 123, 456, DateTimeKind.Utc), times[0]);
        Assert.AreEqual(new DateTime(2024, 1, 1, 1, 0, 0, DateTimeKind.Utc), times[1]);
        Assert.AreEqual(new DateTime(9999, 12, 31, 3, 0, 0, DateTimeKind.Utc), times[2]);
        Assert.AreEqual(new DateTime(2024, 12, 30, 23, 0, 0, DateTimeKind.Utc), times[3]);
        Assert.IsNull(times[4]);
        Assert.Contains("row 5, column a", Assert.ThrowsExactly<InvalidMarketDataException>(() => times[5]).Message);
    }

    private static double Number(ParquetTable table, string name, int row) => (double?)table[name][row] ?? double.NaN;

    private static string WithoutLastColumn(string csv, TemporaryFolder folder)
    {
        var path = folder.File("expected.csv");
        File.WriteAllLines(path, File.ReadLines(csv).Select(line => string.Join(',', line.Split(',').Take(4))));
        return path;
    }

    private static string[] Files(string folder) => Directory.GetFiles(SharedData.Require(folder), "*.parquet");

    private static void AssertAll(IEnumerable<string> files, Func<string, string> expected, string nullText, int atLeast)
    {
        var read = 0;
        List<string> problems = [];
        foreach (var file in files)
        {
            try
            {
                problems.AddRange(ExpectedCsv.Differences(ParquetTable.Read(file), expected(file), nullText).Select(d => $"{Path.GetFileName(file)}: {d}"));
                read++;
            }
            catch (InvalidMarketDataException error)
            {
                problems.Add(error.Message);
            }
        }
        Assert.IsEmpty(problems, string.Join('\n', problems));
        Assert.IsGreaterThanOrEqualTo(atLeast, read);
    }
}
