using System.Diagnostics;
using System.Globalization;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Parquet;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>Seconds to write bars to a file and to read them back, the best of four each; the files stay for another program to read.</summary>
internal static class ParquetTimes
{
    private const int Runs = 4;

    public static void Print(int count, string folder, TextWriter output)
    {
        var bars = WalkBars.Create(count);
        foreach (var compression in (ParquetCompression[])[ParquetCompression.None, ParquetCompression.Snappy, ParquetCompression.Gzip])
        {
            var path = Path.Combine(folder, $"{compression}.parquet");
            var options = new ParquetWriteOptions { Compression = compression };
            Line(compression, "write", Write);
            Line(compression, "read", () => BarParquet.Read(path));

            // as DuckDB does: neither a temporary file nor a flush to the disk, both of which a path would bring
            void Write()
            {
                using var stream = File.Create(path);
                BarParquet.Write(stream, bars, options);
            }
        }

        void Line(ParquetCompression compression, string step, Action action)
        {
            var best = double.PositiveInfinity;
            for (var run = 0; run < Runs; run++)
            {
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                action();
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compression}\t{step}\t{best:0.000}"));
        }
    }
}
