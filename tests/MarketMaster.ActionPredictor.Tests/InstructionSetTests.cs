using System.Diagnostics;
using System.Security.Cryptography;

namespace MarketMaster.Prediction.Tests;

/// <summary>The same models without AVX-512 and without any intrinsics: this test runs itself in processes that the runtime starts so.</summary>
[TestClass]
public sealed class InstructionSetTests
{
    private const string OutputVariable = "MARKETMASTER_TEST_MODELS";

    [TestMethod]
    public void ModelsDoNotDependOnTheInstructions()
    {
        string[] here = [.. Models().Select(m => Convert.ToHexString(SHA256.HashData(Bytes(m))))];
        if (Environment.GetEnvironmentVariable(OutputVariable) is { Length: > 0 } output)
        {
            File.WriteAllLines(output, here);
            return;
        }
        Assert.HasCount(here.Length, here.Distinct());
        foreach (var name in new[] { "DOTNET_EnableAVX512", "DOTNET_EnableHWIntrinsic" })
            Assert.AreSequenceEqual(here, WithSwitch(name), name);
    }

    internal static byte[] Bytes(ActionPredictor model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray()[ModelEnvelope.HeaderLength..];
    }

    private static IEnumerable<ActionPredictor> Models()
    {
        var clock = new FixedClock();
        var frame = SyntheticTable.Create(700, seed: 21, features: 9);
        var holed = MissingValueTests.WithHoles(frame, seed: 22);
        foreach (var kind in Enum.GetValues<ModelKind>())
        {
            var options = new ActionPredictorOptions { Kind = kind, Trees = 6, TimeProvider = clock };
            yield return ActionPredictor.Train(frame, options: options);
            yield return ActionPredictor.Train(holed, options: options with { MissingValues = MissingValues.Learn, ClassWeights = ClassWeights.Balanced });
            yield return ActionPredictor.TrainWeighted(frame, [.. Enumerable.Range(0, frame.Count).Select(r => 1.0 + (r % 3))], options: options with { RowShare = 0.8, FeatureShare = 0.7 });
        }
    }

    private static string[] WithSwitch(string name)
    {
        var output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("dotnet", ["vstest", typeof(InstructionSetTests).Assembly.Location, $"--TestCaseFilter:FullyQualifiedName={typeof(InstructionSetTests).FullName}.{nameof(ModelsDoNotDependOnTheInstructions)}"])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                WorkingDirectory = Path.GetTempPath(),
            };
            start.Environment[name] = "0";
            start.Environment[OutputVariable] = output;
            using var process = Process.Start(start)!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.AreEqual(0, process.ExitCode, said);
            return File.ReadAllLines(output);
        }
        finally
        {
            File.Delete(output);
        }
    }
}
