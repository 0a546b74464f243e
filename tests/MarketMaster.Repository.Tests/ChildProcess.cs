using System.Diagnostics;
using System.Text;

namespace MarketMaster.Repository.Tests;

/// <summary>Runs a program, with a time limit and its output captured.</summary>
internal static class ChildProcess
{
    public static ProcessResult Run(string folder, string program, IReadOnlyList<string> arguments, TimeSpan limit)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        RemoveBuildVariables(start.Environment);
        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        var error = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExit(limit);
        if (!ended)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        var command = $"{Path.GetFileName(program)} {string.Join(' ', arguments)}";
        return new ProcessResult(command, ended ? process.ExitCode : null, limit, output.ToString(), error.ToString());
    }

    /// <summary>Runs the dotnet command that runs these tests.</summary>
    public static ProcessResult Dotnet(string folder, TimeSpan limit, params string[] arguments) =>
        Run(folder, DotnetPath, arguments, limit);

    public static string DotnetPath { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path && File.Exists(path) ? path : "dotnet";

    // The build that started the tests leaves its own settings in the environment; a fresh build must not see them.
    private static void RemoveBuildVariables(IDictionary<string, string?> environment)
    {
        foreach (var name in environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["MSBUILDDISABLENODEREUSE"] = "1";
        environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        environment["DOTNET_NOLOGO"] = "1";
        environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is null)
            return;
        lock (text)
            text.Append(line).Append('\n');
    }
}
