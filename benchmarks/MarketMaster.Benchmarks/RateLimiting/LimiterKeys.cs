using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.RateLimiting;
using BenchmarkDotNet.Attributes;
using MarketMaster.RateLimiting;

namespace MarketMaster.Benchmarks.RateLimiting;

/// <summary>One permit of one of many keys, at random, each key as it lies in memory. The standard output of the set-up tells the bytes per key.</summary>
[SuppressMessage("Design", "CA1001", Justification = "the clean-up disposes them")]
public class LimiterKeys
{
    private const int Calls = 1 << 18;

    private readonly RateLimit _segments = new("x", 100_000, TimeSpan.FromMinutes(10), RateLimitAlgorithm.SegmentedWindow);
    private string[] _keys = [];
    private string[] _order = [];
    private LocalRateLimitStore? _ours;
    private PartitionedRateLimiter<string>? _theirs;
    private Dictionary<string, object> _dictionary = [];

    [Params(10_000, 1_000_000)]
    public int Keys { get; set; }

    [GlobalSetup(Target = nameof(Store))]
    public void SetupStore()
    {
        CreateKeys();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        _ours = new(maximumKeys: 4_000_000);
        foreach (var key in _keys)
            _ours.Acquire(key, _segments);
        Report("ours", before);
    }

    [GlobalSetup(Target = nameof(DictionaryLookup))]
    public void SetupDictionary()
    {
        CreateKeys();
        _dictionary = _keys.ToDictionary(key => key, _ => new object(), StringComparer.Ordinal);
    }

    [GlobalSetup(Target = nameof(FrameworkPartitioned))]
    public void SetupFramework()
    {
        CreateKeys();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        _theirs = PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new()
        {
            PermitLimit = 100_000,
            Window = TimeSpan.FromMinutes(10),
            SegmentsPerWindow = 60,
            QueueLimit = 0,
        }));
        foreach (var key in _keys)
            _theirs.AttemptAcquire(key).Dispose();
        Report("framework", before);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _ours?.Dispose();
        _theirs?.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public int Store()
    {
        var granted = 0;
        foreach (var key in _order)
            granted += _ours!.Acquire(key, _segments).IsGranted ? 1 : 0;
        return granted;
    }

    /// <summary>What finding the key alone costs, in the framework's dictionary, without a lock.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public int DictionaryLookup()
    {
        var found = 0;
        foreach (var key in _order)
            found += _dictionary.TryGetValue(key, out var value) && value is not null ? 1 : 0;
        return found;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public int FrameworkPartitioned()
    {
        var granted = 0;
        foreach (var key in _order)
        {
            using var lease = _theirs!.AttemptAcquire(key);
            granted += lease.IsAcquired ? 1 : 0;
        }
        return granted;
    }

    private void CreateKeys()
    {
        _keys = [.. Enumerable.Range(0, Keys).Select(i => string.Create(CultureInfo.InvariantCulture, $"user-{i:D8}"))];
        var random = new RandomStream(1);
        _order = [.. Enumerable.Range(0, Calls).Select(_ => _keys[random.NextInt(Keys)])];
    }

    private void Report(string name, long before) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{name}: {(double)(GC.GetTotalMemory(forceFullCollection: true) - before) / Keys:F0} bytes per key, {Keys:N0} keys"));
}
