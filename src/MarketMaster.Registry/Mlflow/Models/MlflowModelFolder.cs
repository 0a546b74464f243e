using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MarketMaster.Registry;

/// <summary>
/// What Python's MLflow needs beside <c>model.onnx</c> to load it as <c>mlflow.onnx</c> and <c>mlflow.pyfunc</c>: MLmodel, environments, an
/// example. Columns are <c>double</c>: with <c>float</c>, Python refuses every ordinary data frame.
/// </summary>
internal static class MlflowModelFolder
{
    public const string OnnxFile = "model.onnx";
    private const string FormatVersion = "2.17.2";
    private const string OnnxVersion = "1.16.0";
    private const string PythonVersion = "3.11.2";
    private static readonly string[] Requirements = ["mlflow==" + FormatVersion, "numpy<2", "onnx", "onnxruntime", "pandas"];

    /// <summary>The files of a model, and with an ONNX model among them all that makes it an MLflow model.</summary>
    public static IReadOnlyList<ModelArtifact> Complete(IReadOnlyList<ModelArtifact> artifacts, ModelSignature? signature, string run, DateTimeOffset now)
    {
        if (!artifacts.Any(a => a.Path == OnnxFile) || signature is not { Inputs.Count: > 0 })
            return artifacts;
        var own = artifacts.Select(a => a.Path).ToHashSet(StringComparer.Ordinal);
        ModelArtifact[] added =
        [
            Text("MLmodel", MlModel(signature, run, now)),
            Text("requirements.txt", string.Join('\n', Requirements) + "\n"),
            Text("python_env.yaml", PythonEnvironment()),
            Text("conda.yaml", Conda()),
            Text("input_example.json", Example(signature, wrapped: false)),
            Text("serving_input_example.json", Example(signature, wrapped: true)),
        ];
        return [.. artifacts, .. added.Where(a => !own.Contains(a.Path))];
    }

    private static string MlModel(ModelSignature signature, string run, DateTimeOffset now) => $"""
        artifact_path: model
        flavors:
          onnx:
            code: null
            data: {OnnxFile}
            onnx_version: {OnnxVersion}
            providers:
            - CPUExecutionProvider
          python_function:
            code: null
            data: {OnnxFile}
            env:
              conda: conda.yaml
              virtualenv: python_env.yaml
            loader_module: mlflow.onnx
            python_version: {PythonVersion}
        metadata:
          marketmaster.registry: '1'
        mlflow_version: {FormatVersion}
        model_uuid: {Guid.NewGuid():N}
        run_id: {run}
        saved_input_example_info:
          artifact_path: input_example.json
          pandas_orient: split
          type: dataframe
        signature:
          inputs: '{Columns(signature.Inputs)}'
          outputs: '[{TensorOutput}]'
          params: null
        utc_time_created: '{now.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'

        """.Replace("\r\n", "\n", StringComparison.Ordinal);

    // Outputs are not enforced by MLflow; label and probabilities are what the exported classifier gives.
    private static string TensorOutput =>
        """{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 5]}}""";

    private static string Columns(IReadOnlyList<SignatureColumn> columns)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var column in columns)
            {
                json.WriteStartObject();
                json.WriteString("type", column.Type);
                json.WriteString("name", column.Name);
                json.WriteBoolean("required", true);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        // In single quotes, YAML knows one escape: the quote doubled.
        return Encoding.UTF8.GetString(buffer.ToArray()).Replace("'", "''", StringComparison.Ordinal);
    }

    private static string Example(ModelSignature signature, bool wrapped)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            if (wrapped)
            {
                json.WriteStartObject();
                json.WritePropertyName("dataframe_split");
            }
            json.WriteStartObject();
            json.WriteStartArray("columns");
            foreach (var column in signature.Inputs)
                json.WriteStringValue(column.Name);
            json.WriteEndArray();
            json.WriteStartArray("data");
            json.WriteStartArray();
            foreach (var _ in signature.Inputs)
                json.WriteRawValue("0.5");
            json.WriteEndArray();
            json.WriteEndArray();
            json.WriteEndObject();
            if (wrapped)
                json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static string PythonEnvironment() =>
        $"python: {PythonVersion}\nbuild_dependencies:\n- pip\n- setuptools\n- wheel\ndependencies:\n- -r requirements.txt\n";

    private static string Conda() =>
        $"channels:\n- conda-forge\ndependencies:\n- python={PythonVersion}\n- pip\n- pip:\n{string.Concat(Requirements.Select(r => $"  - {r}\n"))}name: mlflow-env\n";

    private static ModelArtifact Text(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
