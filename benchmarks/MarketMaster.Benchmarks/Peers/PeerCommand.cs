using System.Globalization;
using MarketMaster.Benchmarks.Inputs;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>What the scripts in benchmarks/peers ask for: inputs as files, and our times on them.</summary>
internal static class PeerCommand
{
    public static int Run(ReadOnlySpan<string> arguments)
    {
        switch (arguments)
        {
            case ["bars", var count, var file]:
                BarCsv.Write(file, WalkBars.Create(Number(count)));
                return 0;
            case ["table", var rows, var seed, var file]:
                FeatureCsv.Write(file, ClassTable.Create(Number(rows), (ulong)Number(seed)), new() { LabelColumn = "action" });
                return 0;
            case ["time-indicators", var file, var rounds]:
                IndicatorTimes.Print(BarCsv.Read(file), Number(rounds), Console.Out);
                return 0;
            case ["time-prediction", var model, var table, var rounds]:
                PredictionTimes.Print(model, FeatureCsv.Read(table, new() { LabelColumn = "action" }), Number(rounds), Console.Out);
                return 0;
            case ["parquet", var count, var folder]:
                ParquetTimes.Print(Number(count), folder, Console.Out);
                return 0;
            default:
                Console.Error.WriteLine(
                    "peer bars COUNT FILE | peer table ROWS SEED FILE | peer time-indicators BARS ROUNDS | peer time-prediction MODEL TABLE ROUNDS | peer parquet COUNT FOLDER");
                return 1;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
