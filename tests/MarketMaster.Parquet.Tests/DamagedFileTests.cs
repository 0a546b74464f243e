using System.Globalization;

namespace MarketMaster.Parquet.Tests;

/// <summary>Random damage: every file reads with the right number of rows, or fails with a message that says where. MARKETMASTER_MUTATIONS sets how many a file.</summary>
[TestClass]
public sealed class DamagedFileTests
{
    private const long MostBytes = 64L << 20;

    private static readonly int Mutations =
        int.TryParse(Environment.GetEnvironmentVariable("MARKETMASTER_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 625;

    [TestMethod]
    [Timeout(600_000)]
    [DataRow(ParquetCompression.None, false)]
    [DataRow(ParquetCompression.None, true)]
    [DataRow(ParquetCompression.Snappy, false)]
    [DataRow(ParquetCompression.Gzip, true)]
    public void Written_files(ParquetCompression compression, bool compact)
    {
        var stream = new MemoryStream();
        BarParquet.Write(stream, SampleBars.Walk(200, volume: row => row % 7 == 0 ? double.NaN : row), new() { Compression = compression, Compact = compact, RowGroupSize = 90 });
        Damage(stream.ToArray(), Mutations, 1);
    }

    [TestMethod]
    [Timeout(600_000)]
    [DataRow("arrowrs_v1_brotli")]
    [DataRow("arrowrs_v2_zstd_dict_ns")]
    [DataRow("arrowrs_v2_uncompressed_smallpages")]
    [DataRow("duckdb_v1_lz4raw")]
    [DataRow("duckdb_v1_zstd")]
    [DataRow("duckdb_v1_plain_uncompressed")]
    [DataRow("duckdb_v2_zstd_delta_bss")]
    [DataRow("hyparquetwriter_snappy_required_cols")]
    [DataRow("polars_zstd")]
    [DataRow("external/parquet-testing_delta_encoding_optional_column")]
    [DataRow("external/parquet-testing_alltypes_plain.snappy")]
    [DataRow("external/parquet-testing_fixed_length_decimal")]
    public void Reference_files(string name) => Damage(File.ReadAllBytes(SharedData.Require($"parquet/{name}.parquet")), Mutations, 2);

    private static void Damage(byte[] file, int mutations, ulong seed)
    {
        var rows = ParquetTable.Read(new MemoryStream(file)).Count;
        var refused = 0;
        for (var i = 0; i < mutations; i++)
        {
            var random = new RandomStream(seed, (ulong)i);
            var damaged = Mutate(file, ref random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Assert.AreEqual(rows, RowsOf(damaged), $"mutation {i} changed the number of rows");
            }
            catch (InvalidMarketDataException error)
            {
                Assert.IsTrue(error.Message.Contains("byte ", StringComparison.Ordinal) || error.Row is not null, $"mutation {i}: {error.Message}");
                refused++;
            }
            catch (Exception error) when (error is not AssertFailedException)
            {
                Assert.Fail($"mutation {i}: {error}");
            }
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.IsLessThan(MostBytes, allocated, $"mutation {i} allocated {allocated} bytes");
        }
        Assert.IsTrue(mutations < 100 || refused > mutations / 20, $"only {refused} of {mutations} mutations were noticed");
    }

    private static int RowsOf(byte[] file)
    {
        var table = ParquetTable.Read(new MemoryStream(file));
        foreach (var column in table.Columns)
        {
            Assert.AreEqual(table.Count, column.Count);
            for (var row = 0; row < column.Count; row += 50)
                _ = column[row];
        }
        return table.Count;
    }

    private static byte[] Mutate(byte[] file, ref RandomStream random)
    {
        var damaged = file.ToArray();
        // the footer and the page headers decide most, and lie at the end and at the start
        var start = random.NextInt(3) == 0 ? Math.Max(0, file.Length - 2_000) : 0;
        for (var edits = 1 + random.NextInt(3); edits > 0; edits--)
        {
            var at = start + random.NextInt(damaged.Length - start);
            switch (random.NextInt(6))
            {
                case 0: damaged[at] ^= (byte)(1 << random.NextInt(8)); break;
                case 1: damaged[at] = (byte)random.NextInt(256); break;
                case 2: damaged.AsSpan(at, Math.Min(1 + random.NextInt(8), damaged.Length - at)).Fill((byte)(random.NextInt(2) * 255)); break;
                case 3: damaged = [.. damaged.AsSpan(0, at), .. damaged.AsSpan(Math.Min(damaged.Length, at + 1 + random.NextInt(16)))]; break;
                case 4: damaged = [.. damaged.AsSpan(0, at), (byte)random.NextInt(256), .. damaged.AsSpan(at)]; break;
                default: damaged[at]++; break;
            }
            if (damaged.Length <= start)
                return damaged;
        }
        return random.NextInt(20) == 0 ? damaged[..random.NextInt(damaged.Length)] : damaged;
    }
}
