using System.CommandLine;
using MarketMaster.Cli;

var root = new RootCommand("MarketMaster: market data, features, training and prediction.")
{
    DemoCommand.Create(),
    GenerateCommand.Create(),
    ValidateCommand.Create(),
    FeaturesCommand.Create(),
    LabelCommand.Create(),
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    PredictCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine($"error: {error.Message}");
    Console.Error.WriteLine("Use --help to see what there is.");
    return ExitCode.BadUsage;
}
return await parsed.InvokeAsync().ConfigureAwait(false);
