using System.CommandLine;
using MarketMaster.Prediction;

namespace MarketMaster.Cli;

/// <summary>marketmaster features: the 25 features of every bar.</summary>
internal static class FeaturesCommand
{
    public static Command Create()
    {
        var bars = Arguments.Bars();
        var output = Arguments.Output("File to write, .csv, .json or .parquet: timestamp and 25 columns, empty during the warm-up.");
        var family = Arguments.Features();
        return new Command("features", "Computes the 25 features of every bar.") { bars, family, output }.Runs(async (parsed, cancellation) =>
        {
            var file = OutputFile.RequireFeatures(parsed.GetValue(output)!);
            var series = await BarFile.ReadAsync(parsed.GetValue(bars)!, BarChecks.All, cancellation).ConfigureAwait(false);
            var chosen = FeatureFamilies.Parse(parsed.GetValue(family)!);
            var warmup = chosen.Warmup();
            if (series.Count <= warmup)
                throw new InvalidMarketDataException($"{series.Count} bars are too few: the features need {warmup} bars to warm up, so at least {warmup + 1}", series.Source, null, null, null);
            var frame = chosen.ComputeFrame(series);
            await FeatureFile.WriteAsync(file, frame, cancellationToken: cancellation).ConfigureAwait(false);
            Screen.Say($"{frame.Count} rows of {frame.Width} features -> {file}");
            return ExitCode.Ok;
        });
    }
}
