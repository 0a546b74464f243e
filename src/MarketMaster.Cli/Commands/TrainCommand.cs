using System.CommandLine;
using System.CommandLine.Parsing;
using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>marketmaster train: a model from bars, or from a table of the user's own features.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var bars = new Argument<string?>("bars") { Description = "File of bars, .csv, .json or .parquet.", Arity = ArgumentArity.ZeroOrOne };
        var table = new Option<string?>("--table") { Description = "CSV of own features instead of bars: one row per example, a label column." };
        var label = new Option<string>("--label") { Description = "Label column of --table and --test.", DefaultValueFactory = _ => "action" };
        var test = new Option<string?>("--test") { Description = "CSV to judge the model on; without it, the scores are those of the training rows." };
        var scheme = Arguments.Scheme();
        var kind = Arguments.Kind();
        var preset = Arguments.Preset();
        var set = Arguments.Set();
        var family = Arguments.Features();
        var search = Numbers.Whole("--search", "Candidates of a hyper-parameter search over walk-forward folds of the bars before the judged ones (0: none),", 0, 10_000, 0);
        var halving = new Option<bool>("--halving") { Description = "Search by successive halving: all candidates on one fold, the better third on more." };
        var folds = Numbers.Whole("--folds", "Walk-forward folds that the chosen parameters are judged on besides (0: none),", 0, 100, 0);
        var seed = Arguments.Seed();
        var threads = Arguments.Threads();
        var output = Arguments.Output("Model file to write, such as model.mmaf.");
        var report = new Option<string?>("--report") { Description = "HTML file to write with scores, folds, calibration and importance." };
        var track = RunTracking.Server();
        var noTrack = RunTracking.Off();
        var register = new Option<string?>("--register") { Description = "Also register the model as a new version under this name; see --registry." };
        var registry = RegistryAccess.Location();
        var json = Arguments.Json();
        var command = new Command("train", "Trains a model and writes it to a file.")
        {
            bars, table, label, test, scheme, family, kind, preset, set, search, halving, folds, seed, threads, output, report, track, noTrack, register, registry, json,
        };
        command.Validators.Add(OneSource);
        return command.Runs(async (parsed, cancellation) =>
        {
            var file = OutputFile.Require(parsed.GetValue(output)!);
            var page = parsed.GetValue(report) is { } html ? OutputFile.Require(html) : null;
            var tracker = TrainingTracker.FromSettings(RunTracking.Apply(SettingsReader.FromEnvironment(RunTracking.Variables), parsed.GetValue(track), parsed.GetValue(noTrack)));
            var trainer = new ModelFactory(new() { Seed = parsed.GetValue(seed), Threads = parsed.GetValue(threads) })
                .Create(parsed.GetValue(kind) ?? "action_predictor", parsed.GetValue(preset)!, Arguments.Overrides(parsed.GetValue(set)!));
            var source = new BarTraining(
                parsed.GetValue(bars), parsed.GetValue(scheme), FeatureFamilies.Parse(parsed.GetValue(family)!), trainer,
                parsed.GetValue(search) == 0 ? null : new()
                {
                    ModelType = parsed.GetValue(kind) ?? "action_predictor",
                    Preset = parsed.GetValue(preset)!,
                    Overrides = Arguments.Overrides(parsed.GetValue(set)!),
                    Candidates = Math.Max(2, parsed.GetValue(search)),
                    Seed = parsed.GetValue(seed),
                    Threads = parsed.GetValue(threads),
                    Method = parsed.GetValue(halving) ? SearchMethod.SuccessiveHalving : SearchMethod.Random,
                },
                parsed.GetValue(folds));
            var tracked = tracker is null
                ? new TrackedTraining(await TrainAsync(cancellation).ConfigureAwait(false), null, null)
                : await tracker.TrainAsync(Path.GetFileNameWithoutExtension(file), TrainAsync, cancellation).ConfigureAwait(false);
            var outcome = tracked.Outcome;
            RunTracking.Say(tracked.RunId, tracked.Warning);
            if (parsed.GetValue(register) is { } name)
            {
                var registration = new PredictorRegistration { Evaluation = outcome.Evaluation, Lineage = new() { RunId = tracked.RunId } };
                await RegistryAccess.UseAsync(parsed.GetValue(registry), async store =>
                    Screen.Say($"registered {(await store.RegisterAsync(name, outcome.Model, registration, null, cancellation).ConfigureAwait(false)).Reference}")).ConfigureAwait(false);
            }
            TrainOutput.Write(outcome, file, tracked.RunId, parsed.GetValue(json));
            return ExitCode.Ok;

            // The files are there before anything is told to a server.
            async Task<TrainingOutcome> TrainAsync(CancellationToken token)
            {
                var trained = await StepProgress.Show(progress => Task.Run(
                    () => parsed.GetValue(table) is { } own ? FromTable(trainer, own, parsed.GetValue(test), parsed.GetValue(label)!, progress, token) : source.Run(progress, token),
                    token)).ConfigureAwait(false);
                trained.Model.Save(file);
                if (page is not null)
                    trained.ToReport(Path.GetFileNameWithoutExtension(file)).Save(page);
                return trained;
            }
        });

        void OneSource(CommandResult result)
        {
            if (result.GetValue(bars) is null == result.GetValue(table) is null)
                result.AddError("give either a file of bars or --table");
            if (result.GetValue(test) is not null && result.GetValue(table) is null)
                result.AddError("--test goes with --table");
            if (result.GetValue(table) is not null && (result.GetValue(search) > 0 || result.GetValue(folds) > 0))
                result.AddError("--search and --folds go with bars: folds are cut in order of time");
            if (result.GetValue(track) is not null && result.GetValue(noTrack))
                result.AddError("give either --track or --no-track");
        }
    }

    private static TrainingOutcome FromTable(
        ActionPredictorTrainer trainer, string table, string? test, string label, IProgress<DemoProgress> progress, CancellationToken cancellation)
    {
        var train = FeatureFile.Read(table, new() { LabelColumn = label });
        var judged = test is null ? null : FeatureFile.Read(test, new() { LabelColumn = label });
        // The rows that judge the model must not choose its rounds.
        var model = trainer.Train(train, trainer.Options.EarlyStoppingRounds == 0 ? judged : null, new TrainingRelay(progress), cancellation);
        return new(model)
        {
            Evaluation = model.Evaluate(judged ?? train),
            Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["data"] = Path.GetFileName(table) },
        };
    }
}
