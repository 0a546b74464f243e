using System.CommandLine;

namespace MarketMaster.Cli;

/// <summary>marketmaster export: a model as an ONNX file for other runtimes.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var model = Arguments.Model();
        var output = Arguments.Output("ONNX file to write.");
        return new Command("export", "Exports a model to ONNX: input 'features' in single precision, outputs 'label' and 'probabilities'.") { model, output }.Runs(async (parsed, cancellation) =>
        {
            var target = parsed.GetValue(output)!;
            var loaded = await Arguments.App().LoadModelAsync(parsed.GetValue(model)!, cancellation).ConfigureAwait(false);
            loaded.ExportOnnx(target);
            Screen.Say($"{parsed.GetValue(model)} -> {target}");
            return ExitCode.Ok;
        });
    }
}
