using System.CommandLine;
using MarketMaster.Sdk;

namespace MarketMaster.Cli;

/// <summary>marketmaster export: a model as an ONNX file for other runtimes.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var model = Arguments.Model();
        var output = Arguments.Output("ONNX file to write.");
        return new Command("export", "Exports a model to ONNX: input 'features' in single precision, outputs 'label' and 'probabilities'.") { model, output }.Runs((parsed, _) =>
        {
            var app = new MarketMasterApp(new(SettingsReader.FromEnvironment().ModelDirectory));
            var target = parsed.GetValue(output)!;
            app.Models.Load(parsed.GetValue(model)!).ExportOnnx(target);
            Screen.Say($"{parsed.GetValue(model)} -> {target}");
            return Task.FromResult(ExitCode.Ok);
        });
    }
}
