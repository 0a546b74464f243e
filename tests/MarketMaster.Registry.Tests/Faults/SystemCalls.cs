using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MarketMaster.Registry.Tests;

/// <summary>The system calls of a process in their order, seen by strace.</summary>
internal sealed partial class SystemCalls
{
    private readonly List<(string Text, int Began, int Ended)> _calls = [];

    private SystemCalls(string[] lines)
    {
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length; i++)
        {
            var match = Line().Match(lines[i]);
            var (process, text) = (match.Groups["process"].Value, match.Groups["text"].Value);
            if (text.StartsWith("<... ", StringComparison.Ordinal))
            {
                // The call that another thread's call interrupted in the trace ends here.
                if (open.Remove(process, out var at))
                    _calls[at] = _calls[at] with { Ended = i };
                continue;
            }
            if (text.Contains("<unfinished ...>", StringComparison.Ordinal))
                open[process] = _calls.Count;
            _calls.Add((text, i, i));
        }
    }

    /// <summary>Runs a program under strace; null where there is none, or where tracing is not allowed.</summary>
    public static SystemCalls? Trace(string output, string calls, string program, params string[] arguments) =>
        Run("strace", ["-qq", "-o", output, "true"]) && Run("strace", ["-f", "-y", "-qq", "-s", "64", "-e", "trace=" + calls, "-o", output, program, .. arguments])
            ? new(File.ReadAllLines(output))
            : null;

    /// <summary>The calls that hold all of some texts.</summary>
    public IReadOnlyList<(string Text, int Began, int Ended)> That(params string[] parts) =>
        _calls.FindAll(c => parts.All(p => c.Text.Contains(p, StringComparison.Ordinal)));

    private static bool Run(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            var output = process.StandardOutput.ReadToEndAsync();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            output.GetAwaiter().GetResult();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    [GeneratedRegex("^(?<process>[0-9]+) +(?<text>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Line();
}
