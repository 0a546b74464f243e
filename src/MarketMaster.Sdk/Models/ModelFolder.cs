using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>Trained models as files in one folder: model <c>btc</c> is <c>btc.mmaf</c>.</summary>
/// <param name="path">The folder; created when the first model is saved.</param>
public sealed class ModelFolder(string path)
{
    /// <summary>Extension of model files.</summary>
    public const string Extension = ".mmaf";

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Names of the models in the folder, sorted.</summary>
    public IReadOnlyList<string> List() => Directory.Exists(Path)
        ? [.. Directory.EnumerateFiles(Path, $"*{Extension}").Select(f => System.IO.Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Saves a model under a name, whole or not at all; a model of that name is replaced.</summary>
    /// <param name="name">The name: letters, digits, <c>-</c>, <c>_</c> and <c>.</c></param>
    /// <param name="model">The model.</param>
    /// <returns>The file's full path.</returns>
    /// <exception cref="ArgumentException">The name has other characters.</exception>
    public string Save(string name, ActionPredictor model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var file = FileOf(name);
        Directory.CreateDirectory(Path);
        model.Save(file);
        return file;
    }

    /// <summary>Loads a model by name, or from a file where no model has the name and it is a path to a file.</summary>
    /// <param name="nameOrPath">A name of <see cref="List"/>, or a path.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FileNotFoundException">There is neither such a model nor such a file; the message lists the models.</exception>
    /// <exception cref="InvalidModelException">The file is damaged or of another kind.</exception>
    public ActionPredictor Load(string nameOrPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrPath);
        var names = List();
        if (names.Contains(nameOrPath, StringComparer.Ordinal))
            return ActionPredictor.Load(System.IO.Path.Combine(Path, nameOrPath + Extension));
        if (File.Exists(nameOrPath))
            return ActionPredictor.Load(nameOrPath);
        var known = names.Count == 0 ? "there are none yet" : $"there are {string.Join(", ", names)}";
        throw new FileNotFoundException($"no model '{nameOrPath}': no such file, and in {Path} {known}", nameOrPath);
    }

    internal string FileOf(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || name.StartsWith('.'))
            throw new ArgumentException($"model name '{name}' must be letters, digits, '-', '_' and '.', and not start with '.'", nameof(name));
        return System.IO.Path.Combine(Path, name + Extension);
    }
}
