using System.CommandLine;
using MarketMaster.Cli;
using MarketMaster.Parquet;

BarParquet.Register();
FeatureParquet.Register();
TickParquet.Register();
var root = new RootCommand("From price bars to features, a trained model and its evaluated predictions. Start with: marketmaster demo")
{
    DemoCommand.Create(),
    GenerateCommand.Create(),
    FetchCommand.Create(),
    ValidateCommand.Create(),
    FeaturesCommand.Create(),
    LabelCommand.Create(),
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    PredictCommand.Create(),
    ExportCommand.Create(),
    ImportCommand.Create(),
    MonitorCommand.Create(),
    LimitsCommand.Create(),
    ModelsCommand.Create(),
};

var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
if (parsed.Errors.Count == 0)
    return await parsed.InvokeAsync().ConfigureAwait(false);
Screen.Say($"error: {CommandAction.UsageError(parsed)} (see marketmaster {parsed.CommandResult.Command switch { RootCommand => "", var command => command.Name + " " }}--help)");
return ExitCode.BadUsage;
