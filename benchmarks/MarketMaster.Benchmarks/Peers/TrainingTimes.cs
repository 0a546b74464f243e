using System.Diagnostics;
using System.Globalization;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Peers;

/// <summary>How long our training takes on a table, by the wall clock and by the processors' clocks, and what comes of it.</summary>
internal static class TrainingTimes
{
    private const int WarmUpRows = 3_000;
    private const double Megabyte = 1 << 20;
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(4);

    /// <summary>Writes one line of JSON: the best of some rounds, scores on other rows, and by how much the process grew above table and runtime.</summary>
    public static void Print(string kind, int rows, int threads, int rounds, string file, TextWriter output)
    {
        var trainer = new ModelFactory(new() { Threads = threads }).Create(kind);
        var (train, test) = (ClassTable.Create(rows), ClassTable.Create(20_000, 7));
        var few = train.Slice(0, Math.Min(WarmUpRows, rows));
        var begin = Stopwatch.GetTimestamp();
        do
            trainer.Train(few, few);
        while (Stopwatch.GetElapsedTime(begin) < WarmUpTime);
        GC.Collect();
        var before = Process.GetCurrentProcess().WorkingSet64;
        ActionPredictor? model = null;
        double seconds = double.MaxValue, cpu = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var start = Process.GetCurrentProcess().TotalProcessorTime;
            model = trainer.Train(train, test);
            cpu = Math.Min(cpu, (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds);
            seconds = Math.Min(seconds, model.Report.TrainingTime);
        }
        var grown = (Process.GetCurrentProcess().PeakWorkingSet64 - before) / Megabyte;
        model!.Save(file);
        var report = model.Report;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"name": "ours, {{kind}}", "wall": {{seconds:0.0000}}, "cpu": {{cpu:0.0000}}, "accuracy": {{report.Accuracy:0.0000}}, "f1": {{report.F1Score:0.0000}}, "log_loss": {{report.LogLoss:0.0000}}, "megabytes": {{grown:0}}}"""));
    }
}
