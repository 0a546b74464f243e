using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace MarketMaster.Prediction.Tests;

/// <summary>ONNX Runtime as the judge, from its npm package; tests that need it are skipped, and say so, where it cannot be had.</summary>
internal static class OnnxRuntime
{
    private const string Package = "onnxruntime-node";
    private const string Version = "1.30.0";

    private const string Script = """
        const fs = require('fs');
        const ort = require('onnxruntime-node');
        (async () => {
          const [folder, width] = [process.argv[2], Number(process.argv[3])];
          const session = await ort.InferenceSession.create(folder + '/model.onnx');
          const bytes = fs.readFileSync(folder + '/rows.f32');
          const rows = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
          const out = await session.run({ features: new ort.Tensor('float32', rows, [rows.length / width, width]) });
          fs.writeFileSync(folder + '/probabilities.f32', Buffer.from(out.probabilities.data.buffer));
          fs.writeFileSync(folder + '/labels.json', JSON.stringify(out.label.data));
        })().catch(e => { console.error(e); process.exit(1); });
        """;

    private static readonly Lazy<string?> Folder = new(Install);

    public static (string[] Labels, float[] Probabilities) Run(ActionPredictor model, float[] rows)
    {
        var modules = Folder.Value;
        if (modules is null)
            Assert.Inconclusive($"skipped: node or the npm package {Package} is not to be had on this machine");
        var folder = Directory.CreateTempSubdirectory("onnx-");
        try
        {
            model.ExportOnnx(Path.Combine(folder.FullName, "model.onnx"));
            File.WriteAllBytes(Path.Combine(folder.FullName, "rows.f32"), MemoryMarshal.AsBytes(rows.AsSpan()).ToArray());
            var script = Path.Combine(folder.FullName, "run.js");
            File.WriteAllText(script, Script);
            var (code, error) = Execute("node", modules, script, folder.FullName, model.FeatureNames.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.AreEqual(0, code, error);
            return (
                JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(folder.FullName, "labels.json")))!,
                MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder.FullName, "probabilities.f32"))).ToArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Installs the package once for all runs, in a folder of its own that appears whole or not at all.</summary>
    private static string? Install()
    {
        var target = Path.Combine(Path.GetTempPath(), $"marketmaster-{Package}-{Version}");
        var modules = Path.Combine(target, "node_modules");
        if (Directory.Exists(modules))
            return modules;
        var fresh = Directory.CreateTempSubdirectory("npm-");
        try
        {
            var (code, _) = Execute("npm", null, "install", "--prefix", fresh.FullName, "--ignore-scripts", "--no-audit", "--no-fund", $"{Package}@{Version}");
            if (code != 0)
                return null;
            Directory.Move(fresh.FullName, target);
            return modules;
        }
        catch (IOException) when (Directory.Exists(modules))
        {
            return modules;
        }
        finally
        {
            if (fresh.Exists && Directory.Exists(fresh.FullName))
                fresh.Delete(recursive: true);
        }
    }

    private static (int Code, string Error) Execute(string program, string? modules, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
            if (modules is not null)
                start.Environment["NODE_PATH"] = modules;
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, error + output.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
