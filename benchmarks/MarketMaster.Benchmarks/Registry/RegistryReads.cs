using BenchmarkDotNet.Attributes;
using MarketMaster.Registry;

namespace MarketMaster.Benchmarks.Registry;

/// <summary>Pages of 100 out of 100,000 versions, and loading 64 MB with its checksum beside reading the same file alone.</summary>
#pragma warning disable CA1001 // BenchmarkDotNet ends what a benchmark holds in its GlobalCleanup
public class RegistryReads
#pragma warning restore CA1001
{
    private const int Versions = 100_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marketmaster-benchmark-");
    private EmbeddedModelRegistry? _registry;
    private string _file = "";

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var path = Path.Combine(_folder.FullName, "registry");
        _registry = new(path);
        var big = new byte[64 << 20];
        for (var i = 0; i < big.Length; i++)
            big[i] = (byte)((i * 2654435761L) >> 17);
        await _registry.RegisterAsync(new ModelRegistration("big", new ModelArtifact("model.bin", big)));
        _file = Directory.GetFiles(path, "*", SearchOption.AllDirectories).MaxBy(f => new FileInfo(f).Length)!;
        _registry.RegisterMany("model", Versions);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _registry!.Dispose();
        _folder.Delete(recursive: true);
    }

    [Benchmark]
    public async Task<int> NewestPage() => (await _registry!.ListVersionsAsync("model")).Items.Count;

    [Benchmark]
    public async Task<int> PageInTheMiddle() => (await _registry!.ListVersionsAsync("model", new() { PageToken = "50000" })).Items.Count;

    /// <summary>One version in a thousand fits.</summary>
    [Benchmark]
    public async Task<int> PageByMetric() => (await _registry!.ListVersionsAsync("model", new() { Metric = new("accuracy", From: 0.999) })).Items.Count;

    [Benchmark]
    public async Task<int> PageByTag() => (await _registry!.ListVersionsAsync("model", new() { Tags = new Dictionary<string, string> { ["hundred"] = "7" } })).Items.Count;

    /// <summary>None fits.</summary>
    [Benchmark]
    public async Task<int> EmptyPage() => (await _registry!.ListVersionsAsync("model", new() { Stage = ModelStage.Archived })).Items.Count;

    [Benchmark]
    public async Task<string> Models() => (await _registry!.ListModelsAsync()).Items[0].Name;

    [Benchmark]
    public byte[] Read64MegabytesAlone() => File.ReadAllBytes(_file);

    [Benchmark]
    public Task<LoadedModel> Load64Megabytes() => _registry!.LoadAsync(ModelReference.Latest("big"));
}
