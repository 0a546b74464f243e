using System.CommandLine;
using System.CommandLine.Parsing;
using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>marketmaster demo: the whole pipeline.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var assetClass = Arguments.AssetClass();
        var instrument = Arguments.Instrument();
        var samples = Numbers.Whole("--samples", "Labelled rows to generate,", 500, 10_000_000, 10_000);
        var interval = Arguments.Interval();
        var seed = Arguments.Seed();
        var data = new Option<string?>("--data") { Description = "File of bars to run on instead of generated ones." };
        var scheme = Arguments.Scheme();
        var family = Arguments.Features();
        var preset = Arguments.Preset();
        var threads = Arguments.Threads();
        var output = new Option<string>("--out") { Description = "Folder for model and report.", DefaultValueFactory = _ => "out" };
        var track = RunTracking.Server();
        var noTrack = RunTracking.Off();
        var json = Arguments.Json();
        var command = new Command("demo", "Runs the whole way, from generated bars or your own to a trained model, its scores and an HTML report.")
        {
            assetClass, instrument, samples, interval, seed, data, scheme, family, preset, threads, output, track, noTrack, json,
        };
        command.Validators.Add(OnlyForGenerated);
        return command.Runs(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(data);
            var labels = parsed.GetValue(scheme);
            var options = new DemoOptions
            {
                AssetClass = file is null || IsGiven(parsed.GetResult(assetClass)) ? AssetClassNames.Parse(parsed.GetValue(assetClass)!) : null,
                Instrument = parsed.GetValue(instrument),
                Samples = parsed.GetValue(samples),
                Interval = Intervals.Parse(parsed.GetValue(interval)!),
                Seed = parsed.GetValue(seed),
                Data = file is null ? null : await BarFile.ReadAsync(file, BarChecks.All, cancellation).ConfigureAwait(false),
                Labels = labels is null ? null : LabelSchemes.Create(labels),
                Features = FeatureFamilies.Parse(parsed.GetValue(family)!),
                Preset = parsed.GetValue(preset)!,
                Threads = parsed.GetValue(threads),
                OutputDirectory = parsed.GetValue(output)!,
            };
            var settings = RunTracking.Apply(SettingsReader.FromEnvironment(["MAX_POSITION_SIZE", "RISK_FREE_RATE", .. RunTracking.Variables]), parsed.GetValue(track), parsed.GetValue(noTrack));
            var result = await StepProgress.Show(progress => new MarketMasterApp(settings: settings).RunDemoAsync(options, progress, cancellation)).ConfigureAwait(false);
            RunTracking.Say(result.Steps.Tracking?.RunId, result.Steps.Tracking?.Warning);
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(result.ToJson()).ConfigureAwait(false);
            else
                DemoOutput.Print(result);
            return ExitCode.Ok;
        });

        void OnlyForGenerated(CommandResult result)
        {
            if (result.GetValue(data) is null)
                return;
            foreach (var option in new Option[] { samples, interval })
            {
                if (IsGiven(result.GetResult(option)))
                    result.AddError($"{option.Name} is for generated bars: leave it out with --data");
            }
        }
    }

    private static bool IsGiven(OptionResult? option) => option is { Implicit: false };
}
