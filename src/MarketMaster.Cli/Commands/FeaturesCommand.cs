using System.CommandLine;
using MarketMaster.Indicators;

namespace MarketMaster.Cli;

/// <summary>marketmaster features: the 25 features of every bar.</summary>
internal static class FeaturesCommand
{
    public static Command Create()
    {
        var bars = Arguments.Bars();
        var output = Arguments.Output("CSV file to write: timestamp and 25 columns, empty during the warm-up.");
        return new Command("features", "Computes the 25 features of every bar.") { bars, output }.Runs(async (parsed, cancellation) =>
        {
            var frame = FeatureSet.Default.ComputeFrame(BarFile.Read(parsed.GetValue(bars)!));
            await FeatureCsv.WriteAsync(parsed.GetValue(output)!, frame, cancellationToken: cancellation).ConfigureAwait(false);
            Screen.Say($"{frame.Count} rows of {frame.Width} features -> {parsed.GetValue(output)}");
            return ExitCode.Ok;
        });
    }
}
