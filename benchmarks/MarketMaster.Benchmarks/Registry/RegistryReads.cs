using BenchmarkDotNet.Attributes;
using MarketMaster.Registry;

namespace MarketMaster.Benchmarks.Registry;

/// <summary>Pages of 100 out of 100,000 versions, and loading 64 MB with its checksum beside reading the same file alone.</summary>
[ShortRunInOneProcess]
public class RegistryReads
{
    [GlobalSetup]
    public void Setup() => _ = HundredThousandVersions.Registry;

    [Benchmark]
    public Task<int> NewestPage() => PageAsync(new());

    [Benchmark]
    public Task<int> PageInTheMiddle() => PageAsync(new() { PageToken = "50000" });

    [Benchmark]
    public Task<int> LastPage() => PageAsync(new() { PageToken = "101" });

    /// <summary>One version in a thousand fits.</summary>
    [Benchmark]
    public Task<int> PageByRareMetric() => PageAsync(new() { Metric = new("accuracy", From: 0.999) });

    /// <summary>Every second version fits.</summary>
    [Benchmark]
    public Task<int> PageByFrequentMetric() => PageAsync(new() { Metric = new("accuracy", From: 0.5) });

    /// <summary>One version in a hundred fits.</summary>
    [Benchmark]
    public Task<int> PageByTag() => PageAsync(Tagged());

    [Benchmark]
    public Task<int> LastPageByTag() => PageAsync(Tagged() with { PageToken = "10000" });

    /// <summary>One version in two hundred fits.</summary>
    [Benchmark]
    public Task<int> PageByTagAndMetric() => PageAsync(Tagged() with { Metric = new("accuracy", From: 0.5) });

    /// <summary>All fit.</summary>
    [Benchmark]
    public Task<int> PageByStage() => PageAsync(new() { Stage = ModelStage.None });

    /// <summary>None fits.</summary>
    [Benchmark]
    public Task<int> EmptyPageByStage() => PageAsync(new() { Stage = ModelStage.Archived });

    /// <summary>None fits.</summary>
    [Benchmark]
    public Task<int> EmptyPageByTime() => PageAsync(new() { CreatedFrom = DateTimeOffset.MaxValue });

    [Benchmark]
    public async Task<int> Models() => (await HundredThousandVersions.Registry.ListModelsAsync()).Items.Count;

    [Benchmark]
    public async Task<int> ModelsByName() => (await HundredThousandVersions.Registry.ListModelsAsync(new() { NameContains = "SMALL-09" })).Items.Count;

    [Benchmark]
    public byte[] Read64MegabytesAlone() => File.ReadAllBytes(HundredThousandVersions.BigFile);

    [Benchmark]
    public Task<LoadedModel> Load64Megabytes() => HundredThousandVersions.Registry.LoadAsync(ModelReference.Latest("big"));

    private static VersionQuery Tagged() => new() { Tags = new Dictionary<string, string> { ["hundred"] = "7" } };

    private static async Task<int> PageAsync(VersionQuery query) => (await HundredThousandVersions.Registry.ListVersionsAsync("model", query)).Items.Count;
}
