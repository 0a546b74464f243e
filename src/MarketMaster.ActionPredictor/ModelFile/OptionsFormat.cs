namespace MarketMaster.Prediction;

/// <summary>
/// The training options in a model file: from version 3 on by name, so that a parameter which a file does not have keeps its
/// default. Versions 1 and 2 have seven whole numbers in a fixed order.
/// </summary>
internal static class OptionsFormat
{
    private static readonly string[] FirstParameters =
        ["n_estimators", "max_depth", "min_samples_split", "min_samples_leaf", "max_features", "random_state", ModelParameter.ThreadsName];

    public static void Write(ModelWriter writer, ActionPredictorOptions options)
    {
        // the number of threads does not shape a model, so it must not shape the file either
        var parameters = ModelParameter.All.Where(p => p.Name != ModelParameter.ThreadsName).ToList();
        writer.Int(parameters.Count);
        foreach (var parameter in parameters)
        {
            writer.Text(parameter.Name);
            writer.Double(parameter.Read(options));
        }
    }

    public static ActionPredictorOptions Read(ref ModelReader reader)
    {
        var options = WithoutParameters();
        for (var rest = reader.Count(9, "number of parameters"); rest > 0; rest--)
        {
            var name = reader.Text();
            Set(options, name, reader.Double());
        }
        return options;
    }

    public static ActionPredictorOptions ReadByPosition(ref ModelReader reader)
    {
        var options = WithoutParameters();
        foreach (var name in FirstParameters)
            Set(options, name, reader.Int(long.MinValue, long.MaxValue, name));
        return options;
    }

    // What files do not say was not there when they were written.
    private static ActionPredictorOptions WithoutParameters() => new() { MinIndependentRows = 0 };

    private static void Set(ActionPredictorOptions options, string name, double value)
    {
        var parameter = ModelParameter.All.FirstOrDefault(p => p.Name == name)
            ?? throw new FormatException($"it has a parameter '{name}' that this library does not know: update the library");
        try
        {
            parameter.Write(options, value);
        }
        catch (ArgumentException error)
        {
            throw new FormatException(error.Message, error);
        }
    }
}
