namespace MarketMaster.Prediction;

public sealed partial class ActionPredictor
{
    /// <summary>Exports the trees as an ONNX model (TreeEnsembleClassifier of ai.onnx.ml 1, opset 15), whole or not at all.</summary>
    /// <inheritdoc cref="ExportOnnx(Stream)"/>
    /// <param name="path">The file; its folder must exist. <c>.onnx</c> is the usual extension.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public void ExportOnnx(string path) => AtomicFile.Write(path, ExportOnnx);

    /// <summary>Writes the trees as an ONNX model (TreeEnsembleClassifier of ai.onnx.ml 1, opset 15).</summary>
    /// <remarks>
    /// Input <c>features</c>: single precision, one row per bar, in the order of <see cref="FeatureNames"/>. Outputs <c>label</c>, the
    /// action's name, and <c>probabilities</c>, five a row. Thresholds are rounded down to single precision, so that rows given in single
    /// precision reach the same leaves as here; probabilities of forests agree within 1e-6, and two actions closer than that may change places.
    /// Scores of boosting are added up by the runtime in single precision: with 500 trees a probability differed by up to 1.2e-6 from the exact sum.
    /// Boosting is exported with its scores and a softmax; missing values go the way they go here, if the model takes them.
    /// Names, classes and parameters are in the metadata.
    /// </remarks>
    /// <param name="stream">Where to write.</param>
    /// <exception cref="NotSupportedException">The model is calibrated: the operator has no such step.</exception>
    public void ExportOnnx(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (Calibration is not null)
            throw new NotSupportedException("the ONNX export holds the trees alone and this model is calibrated: export WithoutCalibration()");
        stream.Write(OnnxModel.Create(this).Written);
    }
}
