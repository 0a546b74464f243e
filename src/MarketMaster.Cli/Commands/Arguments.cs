using System.CommandLine;
using System.Globalization;
using MarketMaster.Prediction;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>Options that several commands share, so that they mean the same everywhere.</summary>
internal static class Arguments
{
    public static Argument<string> Bars() => new("bars") { Description = "File of bars, .csv, .json or .parquet: timestamp, open, high, low, close, volume." };

    /// <summary>Finds models by name, file or reference; no other setting matters to a command.</summary>
    public static MarketMasterApp App()
    {
        var settings = SettingsReader.FromEnvironment("MODEL_DIRECTORY", "MODEL_REGISTRY_DIRECTORY", "MLFLOW_TRACKING_URI", "MLFLOW_EXPERIMENT_NAME");
        return new(new(settings.ModelDirectory), settings: settings);
    }

    public static Argument<string> Model() => new("model") { Description = "Model file, the name of a model in the folder MODEL_DIRECTORY, or models:/name/3, models:/name/Production, models:/name@alias." };

    public static Option<string> Output(string what) => new("--output", "-o") { Description = what, Required = true };

    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document on standard output." };

    public static Option<int> Seed() => Numbers.Whole("--seed", "Seed of all random numbers,", int.MinValue, int.MaxValue, 42);

    public static Option<int> Threads() => Numbers.Whole("--threads", "Threads for training (0: all processors; the model does not depend on it),", 0, 1024, 0);

    public static Option<string> Preset()
    {
        var option = new Option<string>("--preset") { Description = "Preset of the model.", DefaultValueFactory = _ => "default" };
        return option.AcceptOnlyFromAmong([.. new ModelFactory().Presets("action_predictor")]);
    }

    public static Option<string?> Kind()
    {
        var option = new Option<string?>("--kind") { Description = "Kind of model; the preset chooses where left out." };
        return option.AcceptOnlyFromAmong([.. new ModelFactory().Kinds]);
    }

    public static Option<string[]> Set()
    {
        var option = new Option<string[]>("--set") { Description = "Parameter that replaces the preset's, such as n_estimators=200; may be given several times.", DefaultValueFactory = _ => [] };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !TryOverride(t.Value, out _, out _)))
                result.AddError($"--set is '{token.Value}': it must be a parameter's name, =, and a number, such as n_estimators=200");
        });
        return option;
    }

    public static Dictionary<string, double> Overrides(string[] set)
    {
        var overrides = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var text in set)
        {
            TryOverride(text, out var name, out var value);
            overrides[name] = value;
        }
        return overrides;
    }

    private static bool TryOverride(string text, out string name, out double value)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        name = equals > 0 ? text[..equals] : "";
        return double.TryParse(text.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && equals > 0;
    }

    public static Option<string?> Scheme()
    {
        var option = new Option<string?>("--scheme") { Description = "How bars are labelled; the move over the next 20 bars where left out." };
        return option.AcceptOnlyFromAmong([.. LabelSchemes.Names]);
    }

    public static Option<string> Features()
    {
        var option = new Option<string>("--features") { Description = "Features: default (as charts show them) or relative (without units of price, so that they carry to other price levels).", DefaultValueFactory = _ => FeatureFamilies.Names[0] };
        return option.AcceptOnlyFromAmong([.. FeatureFamilies.Names]);
    }

    public static Option<string> AssetClass()
    {
        var option = new Option<string>("--asset-class") { Description = "Asset class.", DefaultValueFactory = _ => "crypto" };
        return option.AcceptOnlyFromAmong([.. AssetClassNames.All]);
    }

    public static Option<string?> Instrument() => new("--instrument") { Description = "Instrument, such as BTC/USD; the first known of the asset class where left out." };

    public static Option<string> Interval() => new("--interval") { Description = "Interval of the bars, whole minutes that divide a day: 1m, 5m, 15m, 1h, 4h, 1d.", DefaultValueFactory = _ => "1h" };
}
