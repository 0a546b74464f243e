using System.CommandLine;
using MarketMaster.Prediction;

namespace MarketMaster.Cli;

/// <summary>marketmaster import: a model that another library has trained.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("file") { Description = "Model of XGBoost (JSON), LightGBM (text) or scikit-learn (JSON, by the script in the documentation)." };
        var classes = new Option<string?>("--classes") { Description = "The action of each class, in the file's order, separated by commas; needed where there are not five." };
        var features = new Option<string?>("--feature-names") { Description = "Names of the features in the order of the training, separated by commas; those of the file where left out." };
        var output = Arguments.Output("Model file to write, such as model.mmaf.");
        return new Command("import", "Imports a model that another library has trained.") { source, classes, features, output }.Runs((parsed, _) =>
        {
            var file = OutputFile.Require(parsed.GetValue(output)!);
            var model = TreeModelImport.Load(parsed.GetValue(source)!, new()
            {
                Classes = Split(parsed.GetValue(classes)) is { } names ? Array.ConvertAll(names, TradeActions.Parse) : null,
                Features = Split(parsed.GetValue(features)),
            });
            model.Save(file);
            Screen.Say($"{model.FeatureNames.Count} features, {model.Options.Trees} trees -> {file}");
            return Task.FromResult(ExitCode.Ok);
        });
    }

    private static string[]? Split(string? list) => list?.Split(',', StringSplitOptions.TrimEntries);
}
