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
        var seed = Arguments.Seed();
        var threads = Arguments.Threads();
        var output = Arguments.Output("Model file to write, such as model.mmaf.");
        var register = new Option<string?>("--register") { Description = "Also register the model as a new version under this name; see --registry." };
        var registry = RegistryAccess.Location();
        var json = Arguments.Json();
        var command = new Command("train", "Trains a model and writes it to a file.")
        {
            bars, table, label, test, scheme, family, kind, preset, set, search, halving, seed, threads, output, register, registry, json,
        };
        command.Validators.Add(OneSource);
        return command.Runs(async (parsed, cancellation) =>
        {
            var file = OutputFile.Require(parsed.GetValue(output)!);
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
                });
            var (model, evaluation, found) = await StepProgress.Show(progress => Task.Run(
                () => parsed.GetValue(table) is { } own
                    ? FromTable(trainer, own, parsed.GetValue(test), parsed.GetValue(label)!, progress, cancellation)
                    : source.Run(progress, cancellation),
                cancellation)).ConfigureAwait(false);
            model.Save(file);
            if (parsed.GetValue(register) is { } name)
            {
                await RegistryAccess.UseAsync(parsed.GetValue(registry), async store =>
                    Screen.Say($"registered {(await store.RegisterAsync(name, model, new() { Evaluation = evaluation }, null, cancellation).ConfigureAwait(false)).Reference}")).ConfigureAwait(false);
            }
            TrainOutput.Write(model, evaluation, found, file, parsed.GetValue(json));
            return ExitCode.Ok;
        });

        void OneSource(CommandResult result)
        {
            if (result.GetValue(bars) is null == result.GetValue(table) is null)
                result.AddError("give either a file of bars or --table");
            if (result.GetValue(test) is not null && result.GetValue(table) is null)
                result.AddError("--test goes with --table");
            if (result.GetValue(table) is not null && result.GetValue(search) > 0)
                result.AddError("--search goes with bars: its folds are cut in order of time");
        }
    }

    private static (ActionPredictor Model, Evaluation Evaluation, SearchResult? Search) FromTable(
        ActionPredictorTrainer trainer, string table, string? test, string label, IProgress<DemoProgress> progress, CancellationToken cancellation)
    {
        var train = FeatureFile.Read(table, new() { LabelColumn = label });
        var judged = test is null ? null : FeatureFile.Read(test, new() { LabelColumn = label });
        // The rows that judge the model must not choose its rounds.
        var model = trainer.Train(train, trainer.Options.EarlyStoppingRounds == 0 ? judged : null, new TrainingRelay(progress), cancellation);
        return (model, model.Evaluate(judged ?? train), null);
    }
}
