using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace MarketMaster.Cli.Tests;

/// <summary>The built command line (or a sample) as a process of its own, in the folder of one test, which is removed afterwards.</summary>
internal sealed class CliRun : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    // Programs run from where they were built, not from beside the tests: these reference ASP.NET Core, so packages that are part of
    // it are not copied here.
    private static readonly string Outputs = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
    private static readonly string Configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    public CliRun() => Folder = Directory.CreateTempSubdirectory("marketmaster-cli-").FullName;

    public string Folder { get; }

    /// <summary>Everything below the folder, hidden files too, by relative name in order.</summary>
    public string[] Entries =>
    [
        .. Directory.GetFileSystemEntries(Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal),
    ];

    public string Of(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(Of(name), text);
        return name;
    }

    /// <summary>Writes generated bars by the command line itself.</summary>
    public string Bars(string name, int count = 1_500, int seed = 3)
    {
        Run("generate", "--bars", $"{count}", "--seed", $"{seed}", "-o", name).Ok();
        return name;
    }

    public CliResult Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return End(process, arguments);
    }

    public Process Start(params string[] arguments) => StartProgram("MarketMaster.Cli", arguments);

    public Process Start(IReadOnlyDictionary<string, string> variables, string[] arguments) => StartProgram("MarketMaster.Cli", arguments, variables);

    /// <summary>Starts any program of the solution that these tests reference.</summary>
    public Process StartProgram(string name, params string[] arguments) => StartProgram(name, arguments, new Dictionary<string, string>());

    private Process StartProgram(string name, string[] arguments, IReadOnlyDictionary<string, string> variables)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path && File.Exists(path) ? path : "dotnet";
        var start = new ProcessStartInfo(host, [Path.Combine(Outputs, name, Configuration, name + ".dll"), .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in new[] { "MODEL_DIRECTORY", "MODEL_REGISTRY_DIRECTORY", "MLFLOW_TRACKING_URI", "USE_MLFLOW", "DEBUG", "LOG_LEVEL" })
            start.Environment.Remove(variable);
        foreach (var (variable, value) in variables)
            start.Environment[variable] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static CliResult End(Process process, params string[] arguments)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"marketmaster {string.Join(' ', arguments)} did not end within {Limit}");
        }
        process.WaitForExit();
        return new(string.Join(' ', arguments), process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>How a run ended.</summary>
internal sealed record CliResult(string Arguments, int ExitCode, string Output, string Error)
{
    public CliResult Ok()
    {
        Assert.AreEqual(0, ExitCode, ToString());
        return this;
    }

    /// <summary>The one JSON document on standard output.</summary>
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;

    /// <summary>The one line that begins with "error: ", after lines of progress; no stack trace anywhere.</summary>
    public string OnlyError(int exitCode)
    {
        Assert.AreEqual(exitCode, ExitCode, ToString());
        Assert.AreEqual("", Output);
        Assert.DoesNotContain("   at ", Error);
        var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.TrimEnd().EndsWith('…')).ToList();
        var line = Assert.ContainsSingle(lines, ToString()).TrimEnd();
        Assert.StartsWith("error: ", line);
        Assert.DoesNotContain("unexpected", line);
        return line["error: ".Length..];
    }

    public override string ToString() => $"exit code {ExitCode}: marketmaster {Arguments}\n{Output}{Error}";
}
