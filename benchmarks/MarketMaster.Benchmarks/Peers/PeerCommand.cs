using System.Globalization;
using System.Runtime.InteropServices;
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
            case ["raw-table", var rows, var seed, var prefix]:
                WriteRaw(ClassTable.Create(Number(rows), (ulong)Number(seed)), prefix);
                return 0;
            case ["time-training", var kind, var rows, var threads, var rounds, var model]:
                TrainingTimes.Print(kind, Number(rows), Number(threads), Number(rounds), model, Console.Out);
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
            default:
                Console.Error.WriteLine(
                    "peer bars COUNT FILE | peer table ROWS SEED FILE | peer raw-table ROWS SEED PREFIX | peer time-training KIND ROWS THREADS ROUNDS MODEL | peer time-indicators BARS ROUNDS | peer time-prediction MODEL TABLE ROUNDS");
                return 1;
        }
    }

    // Doubles row by row in PREFIX.x, labels as 32-bit numbers in PREFIX.y.
    private static void WriteRaw(FeatureFrame table, string prefix)
    {
        File.WriteAllBytes(prefix + ".x", MemoryMarshal.AsBytes(table.Values));
        File.WriteAllBytes(prefix + ".y", MemoryMarshal.AsBytes(table.Labels));
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
