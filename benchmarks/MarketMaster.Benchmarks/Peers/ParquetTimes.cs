using System.Diagnostics;
using System.Globalization;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Parquet;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>Seconds to write bars to a file and to read them back, the second time of two each; the files stay for another program to read.</summary>
internal static class ParquetTimes
{
    public static void Print(int count, string folder, TextWriter output)
    {
        var bars = WalkBars.Create(count);
        foreach (var compression in (ParquetCompression[])[ParquetCompression.None, ParquetCompression.Snappy, ParquetCompression.Gzip])
        {
            var path = Path.Combine(folder, $"{compression}.parquet");
            var options = new ParquetWriteOptions { Compression = compression };
            BarParquet.Write(path, bars, options);
            Line(compression, "write", () => BarParquet.Write(path, bars, options));
            BarParquet.Read(path);
            Line(compression, "read", () => BarParquet.Read(path));
        }

        void Line(ParquetCompression compression, string step, Action action)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{compression}\t{step}\t{Stopwatch.GetElapsedTime(start).TotalSeconds:0.000}"));
        }
    }
}
