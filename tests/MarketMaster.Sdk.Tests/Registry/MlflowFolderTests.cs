using System.Diagnostics;
using System.Text.Json;
using MarketMaster.Registry;

namespace MarketMaster.Sdk.Tests.Registry;

/// <summary>
/// The folder that Python's MLflow is to load, read by Python: YAML by PyYAML, which MLflow reads it with, and the signature by the
/// rules of MLflow's own format. MLflow itself is not among the programs that tests can rely on.
/// </summary>
[TestClass]
public sealed class MlflowFolderTests
{
    private const string Script = """
        import json, sys, os, yaml
        folder = sys.argv[1]
        load = lambda name: yaml.safe_load(open(os.path.join(folder, name), encoding='utf-8'))
        model = load('MLmodel')
        onnx, pyfunc = model['flavors']['onnx'], model['flavors']['python_function']
        assert os.path.isfile(os.path.join(folder, onnx['data'])) and onnx['data'] == pyfunc['data']
        assert pyfunc['loader_module'] == 'mlflow.onnx', pyfunc
        conda, env = load(pyfunc['env']['conda']), load(pyfunc['env']['virtualenv'])
        assert any(isinstance(d, dict) and 'onnxruntime' in d['pip'] for d in conda['dependencies']), conda
        assert env['dependencies'] == ['-r requirements.txt'] and env['python'] == pyfunc['python_version'], env
        requirements = open(os.path.join(folder, 'requirements.txt')).read().split()
        assert 'mlflow==' + model['mlflow_version'] in requirements, requirements
        inputs = json.loads(model['signature']['inputs'])
        for column in inputs:
            assert set(column) == {'type', 'name', 'required'} and column['type'] == 'double', column
        for output in json.loads(model['signature']['outputs']):
            assert output['type'] == 'tensor' and output['tensor-spec']['dtype'] == 'float32' and output['tensor-spec']['shape'][0] == -1, output
        example = json.load(open(os.path.join(folder, model['saved_input_example_info']['artifact_path'])))
        assert example['columns'] == [c['name'] for c in inputs] and all(len(row) == len(inputs) for row in example['data'])
        assert json.load(open(os.path.join(folder, 'serving_input_example.json'))) == {'dataframe_split': example}
        import datetime
        datetime.datetime.strptime(model['utc_time_created'], '%Y-%m-%d %H:%M:%S.%f')
        print(json.dumps({'run': model['run_id'], 'uuid': model['model_uuid'], 'columns': [c['name'] for c in inputs]}))
        """;

    [TestMethod]
    public async Task Python_reads_what_a_registered_predictor_wrote()
    {
        await using var server = await FakeMlflow.StartAsync();
        using var http = new HttpClient();
        var version = await new MlflowModelRegistry(http, new() { TrackingUri = server.Address }).RegisterAsync("trend", SmallModel.Value);
        using var folder = new TemporaryFolder();
        foreach (var (path, content) in server.State.Files)
            await File.WriteAllBytesAsync(folder.Of(path.Split('/')[^1]), content);
        await File.WriteAllTextAsync(folder.Of("judge.py"), Script);
        var answer = Python(folder.Of("judge.py"), folder.FullName);
        Assert.AreEqual(version.Lineage.RunId, answer.GetProperty("run").GetString());
        Assert.AreEqual(32, answer.GetProperty("uuid").GetString()!.Length);
        Assert.AreSequenceEqual(SmallModel.Value.FeatureNames, answer.GetProperty("columns").EnumerateArray().Select(c => c.GetString()!));
        // ONNX Runtime's verdict on these bytes is among the tests of the predictor.
        using var onnx = new MemoryStream();
        SmallModel.Value.ExportOnnx(onnx);
        var written = await File.ReadAllBytesAsync(folder.Of("model.onnx"));
        Assert.AreSequenceEqual(onnx.ToArray(), written);
    }

    private static JsonElement Python(params string[] arguments)
    {
        if (Run("-c", "import yaml").Code != 0)
            Assert.Inconclusive("skipped: python3 with PyYAML (python3-yaml) is not there");
        var (code, output) = Run(arguments);
        Assert.AreEqual(0, code, output);
        return JsonDocument.Parse(output).RootElement;
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
