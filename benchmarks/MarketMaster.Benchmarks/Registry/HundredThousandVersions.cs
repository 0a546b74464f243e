using MarketMaster.Registry;

namespace MarketMaster.Benchmarks.Registry;

/// <summary>A registry with 100,000 versions of one model, 1,000 more models, and one file of 64 MB: made once for all benchmarks of a run.</summary>
internal static class HundredThousandVersions
{
    private const int Versions = 100_000;
    private static readonly Lazy<(EmbeddedModelRegistry Registry, string BigFile)> Made = new(Make);

    public static EmbeddedModelRegistry Registry => Made.Value.Registry;

    /// <summary>The file of 64 MB as the registry keeps it.</summary>
    public static string BigFile => Made.Value.BigFile;

    private static (EmbeddedModelRegistry Registry, string BigFile) Make()
    {
        var folder = Directory.CreateTempSubdirectory("marketmaster-benchmark-");
        var registry = new EmbeddedModelRegistry(folder.FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            registry.Dispose();
            folder.Delete(recursive: true);
        };
        var big = new byte[64 << 20];
        for (var i = 0; i < big.Length; i++)
            big[i] = (byte)((i * 2654435761L) >> 17);
        registry.RegisterAsync(new ModelRegistration("big", new ModelArtifact("model.bin", big))).GetAwaiter().GetResult();
        var file = Directory.GetFiles(folder.FullName, "*", SearchOption.AllDirectories).MaxBy(f => new FileInfo(f).Length)!;
        registry.RegisterMany("model", Versions);
        for (var i = 0; i < 50; i++)
            registry.SetAliasAsync("model", $"alias-{i}", Versions - i).GetAwaiter().GetResult();
        for (var i = 0; i < 1_000; i++)
            registry.RegisterMany($"small-{i:0000}", 1);
        return (registry, file);
    }
}
