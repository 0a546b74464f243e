using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MarketMaster.Registry.Worker;

/// <summary>Registers versions without end and says each one aloud, until somebody or a failpoint kills the process.</summary>
internal static class Registering
{
    public static async Task<int> RunAsync(string folder, string model, int first, string? failpoint, int hits)
    {
        Failpoint.Reached = place =>
        {
            if (place == failpoint && Interlocked.Decrement(ref hits) == 0)
                Process.GetCurrentProcess().Kill();
        };
        using var registry = new EmbeddedModelRegistry(folder);
        for (var i = first; ; i++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"{model}-{i}");
            await Console.Out.WriteLineAsync($"try {key}");
            await Console.Out.FlushAsync();
            var version = await registry.RegisterAsync(new(model, new ModelArtifact("content", Encoding.UTF8.GetBytes(key))) { IdempotencyKey = key });
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"done {key} {version.Version}"));
            await Console.Out.FlushAsync();
            if (i % 5 == 0)
                await registry.TransitionStageAsync(model, version.Version, ModelStage.Production);
        }
    }

    /// <summary>Registers one version of two files, one from memory and one from the disk, and says so.</summary>
    public static async Task<int> OnceAsync(string folder, string file)
    {
        using var registry = new EmbeddedModelRegistry(folder);
        var version = await registry.RegisterAsync(new("m", new ModelArtifact("memory.bin", "from memory"u8.ToArray()), ModelArtifact.FromFile(file, "disk.bin")));
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"acknowledged {version.Version}"));
        return 0;
    }
}
