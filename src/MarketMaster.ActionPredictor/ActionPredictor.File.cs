namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    /// <summary>Saves the model to a file, whole or not at all. The format is the library's own, with version and checksum; it holds no training rows.</summary>
    /// <param name="path">The file; its folder must exist. <c>.mmaf</c> is the usual extension.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes the model to a stream.</summary>
    /// <param name="stream">Where to write.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var writer = new ModelWriter();
        writer.Int(_features.Length);
        foreach (var feature in _features)
            writer.Text(feature);
        FactsFormat.Write(writer, this);
        EnsembleFormat.Write(writer, _model);
        CalibrationFormat.Write(writer, Calibration);
        ModelEnvelope.Write(stream, writer.Written);
    }

    /// <summary>Loads a saved model; it predicts the same bits as the one that was saved.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The model.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidModelException">The file is no model, damaged, truncated or from a newer library.</exception>
    public static ActionPredictor Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"no model file '{path}'", path);
        return Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads a model from the bytes of a file.</summary>
    /// <param name="content">All bytes of the file.</param>
    /// <param name="name">What error messages call it.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidModelException">The bytes are no model, damaged, truncated or from a newer library.</exception>
    public static ActionPredictor Read(ReadOnlySpan<byte> content, string name = "model")
    {
        try
        {
            var reader = new ModelReader(ModelEnvelope.Open(content, out var version));
            var features = new string[reader.Int(1, MaximumFeatures, "number of features")];
            for (var i = 0; i < features.Length; i++)
                features[i] = reader.Text();
            var (options, facts, report) = FactsFormat.Read(ref reader, version);
            var model = EnsembleFormat.Read(ref reader, features.Length, version);
            var calibration = version >= ModelEnvelope.FirstWithCalibration ? CalibrationFormat.Read(ref reader) : null;
            return reader.AtEnd ? new(features, model, options, facts, report, calibration) : throw new FormatException("it is longer than its content");
        }
        catch (FormatException error)
        {
            throw new InvalidModelException($"cannot load '{name}': {error.Message}", error);
        }
    }
}
