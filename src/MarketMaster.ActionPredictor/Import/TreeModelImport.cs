using System.Text;
using System.Text.Json;

namespace MarketMaster.Prediction;

/// <summary>Reads models that other libraries have trained. The imported model gives the same probabilities to within 1e-6.</summary>
public static class TreeModelImport
{
    /// <summary>Reads a model file; what wrote it is seen from its content.</summary>
    /// <param name="path">An XGBoost model (<c>save_model</c> as JSON), a LightGBM model (text) or scikit-learn trees (JSON, written by the script in the documentation).</param>
    /// <param name="options">What the file does not say; null takes the defaults.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidModelException">The file is none of these, damaged, or uses what cannot be imported (categories, say); the place in the file is named.</exception>
    public static ActionPredictor Load(string path, TreeModelImportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"no model file '{path}'", path);
        return Read(File.ReadAllBytes(path), options, path);
    }

    /// <summary>Reads a model from the bytes of a file.</summary>
    /// <inheritdoc cref="Load"/>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="options">What the file does not say; null takes the defaults.</param>
    /// <param name="name">What error messages call it.</param>
    public static ActionPredictor Read(ReadOnlyMemory<byte> content, TreeModelImportOptions? options = null, string name = "model")
    {
        options ??= new();
        try
        {
            return content.Span.TrimStart(" \r\n\t"u8) is [(byte)'{', ..]
                ? FromJson(content, options)
                : LightGbmText.Read(Encoding.UTF8.GetString(content.Span), options).Build();
        }
        // Everything that the builder refuses is wrong in the file, and it says where.
        catch (Exception error) when (error is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidModelException($"cannot import '{name}': {Said(error.Message)}", error);
        }
    }

    private static ActionPredictor FromJson(ReadOnlyMemory<byte> content, TreeModelImportOptions options)
    {
        using var document = JsonDocument.Parse(content);
        var root = new JsonPlace(document.RootElement, "");
        if (root.Has("learner"))
            return XgboostJson.Read(root, options).Build();
        return root.Has("trees") && root.Has("precision")
            ? ScikitLearnJson.Read(root, options).Build()
            : throw new FormatException("the JSON has neither a 'learner', as XGBoost's save_model writes, nor 'precision' and 'trees', as the scikit-learn script does");
    }

    private static string Said(string message)
    {
        var end = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
