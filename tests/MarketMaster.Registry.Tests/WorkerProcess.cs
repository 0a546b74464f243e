using System.Diagnostics;

namespace MarketMaster.Registry.Tests;

/// <summary>The worker as a process of its own, ended with the test.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Task _reading;

    public WorkerProcess(params string[] arguments)
    {
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path && File.Exists(path) ? path : "dotnet";
        _process = Process.Start(new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "MarketMaster.Registry.Worker.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _reading = Task.Run(async () =>
        {
            while (await _process.StandardOutput.ReadLineAsync() is { } line)
            {
                lock (_lines)
                    _lines.Add(line);
            }
        });
    }

    public string[] Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    public async Task UntilAsync(Func<string[], bool> reached)
    {
        while (!reached(Lines) && !_process.HasExited)
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
    }

    public void Kill() => _process.Kill();

    public void EndInput() => _process.StandardInput.Close();

    public async Task<int> EndAsync()
    {
        var errors = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        await _reading;
        if (errors.Length > 0)
            throw new AssertFailedException("the worker wrote to its error output: " + errors);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
