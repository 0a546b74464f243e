using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace MarketMaster.Registry.Worker;

/// <summary>Does everything to a few models that others do at the same time, reads between, and reports what no reader may ever see.</summary>
internal static class Churning
{
    private const int Models = 3;

    public static async Task<int> RunAsync(string folder, TimeSpan time, int seed)
    {
        using var registry = new EmbeddedModelRegistry(folder);
        var random = new Numbers((uint)seed);
        var highest = new int[Models];
        int done = 0, violations = 0;
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < time; done++)
        {
            var model = random.Below(Models);
            try
            {
                await StepAsync(registry, random, model, highest);
                violations += await CheckAsync(registry, model);
            }
            catch (Exception error) when (error is ModelNotFoundException or RegistryConflictException)
            {
                // Another process was there first: the answer that it must give.
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"steps {done} violations {violations}"));
        return violations == 0 ? 0 : 1;
    }

    private static async Task StepAsync(EmbeddedModelRegistry registry, Numbers random, int model, int[] highest)
    {
        var name = "m" + model.ToString(CultureInfo.InvariantCulture);
        var version = 1 + random.Below(Math.Max(1, highest[model]));
        switch (random.Below(10))
        {
            case < 4:
                var content = random.Next().ToString(CultureInfo.InvariantCulture);
                var made = await registry.RegisterAsync(new(name, new ModelArtifact("content", Encoding.UTF8.GetBytes(content))) { Parameters = new Dictionary<string, string> { ["content"] = content } });
                if (made.Version <= highest[model])
                    Violation($"{made} came after version {highest[model]}");
                highest[model] = made.Version;
                break;
            case < 6:
                await registry.TransitionStageAsync(name, version, (ModelStage)random.Below(4));
                break;
            case 6:
                await registry.SetAliasAsync(name, "champion", version);
                break;
            case 7:
                await registry.RemoveAliasAsync(name, "champion");
                break;
            case 8:
                await registry.DeleteVersionAsync(name, version);
                break;
            default:
                await registry.CollectGarbageAsync(TimeSpan.Zero);
                break;
        }
    }

    private static async Task<int> CheckAsync(EmbeddedModelRegistry registry, int model)
    {
        var name = "m" + model.ToString(CultureInfo.InvariantCulture);
        var versions = (await registry.ListVersionsAsync(name, new() { PageSize = 1_000 })).Items;
        var violations = 0;
        if (versions.Count(v => v.Stage == ModelStage.Production) > 1)
            violations += Violation($"{name} has two versions in production");
        if (versions.Select(v => v.Version).Distinct().Count() != versions.Count)
            violations += Violation($"{name} has a version twice");
        if (versions.Count == 0)
            return violations;
        var loaded = await registry.LoadAsync(versions[versions.Count / 2].Reference);
        if (Encoding.UTF8.GetString(loaded["content"].Span) != loaded.Version.Parameters["content"])
            violations += Violation($"{loaded.Version} has other bytes");
        return violations;
    }

    private static int Violation(string what)
    {
        Console.WriteLine("violation: " + what);
        return 1;
    }

    /// <summary>A small generator: the worker must not need anything but the registry.</summary>
    private sealed class Numbers(uint seed)
    {
        private uint _state = (seed * 2654435761) | 1;

        public uint Next()
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;
            return _state;
        }

        public int Below(int limit) => (int)(Next() % (uint)limit);
    }
}
