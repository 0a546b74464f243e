using BenchmarkDotNet.Attributes;
using MarketMaster.Registry;
using Microsoft.Data.Sqlite;

namespace MarketMaster.Benchmarks.Registry;

/// <summary>A durable registration of a file of 1 MB, beside what it cannot be faster than: one synced commit of SQLite, and one synced file. Operation by operation, so that the percentiles are theirs.</summary>
[PercentileColumn(50)]
[PercentileColumn(99)]
[SingleOperations(400)]
#pragma warning disable CA1001 // BenchmarkDotNet ends what a benchmark holds in its GlobalCleanup
public class RegistryWrites
#pragma warning restore CA1001
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("marketmaster-benchmark-");
    private readonly byte[] _content = new byte[1 << 20];
    private EmbeddedModelRegistry? _registry;
    private SqliteConnection? _connection;
    private int _number;

    [GlobalSetup]
    public void Setup()
    {
        _registry = new(Path.Combine(_folder.FullName, "registry"));
        for (var i = 0; i < 2; i++)
            RegisterAsync().GetAwaiter().GetResult();
        _connection = new($"Data Source={Path.Combine(_folder.FullName, "bare.db")}");
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE t (x INTEGER)");
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _registry!.Dispose();
        SqliteConnection.ClearAllPools();
        _connection!.Dispose();
        _folder.Delete(recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void BareCommit() => Execute("INSERT INTO t VALUES (1)");

    [Benchmark]
    public void BareFile()
    {
        using var file = new FileStream(Path.Combine(_folder.FullName, "file"), FileMode.Create);
        file.Write(_content);
        file.Flush(flushToDisk: true);
    }

    [Benchmark]
    public Task<ModelVersion> Register() => RegisterAsync();

    [Benchmark]
    public Task SetAlias() => _registry!.SetAliasAsync("model", "a", 1 + (++_number % 2));

    private async Task<ModelVersion> RegisterAsync()
    {
        // Other bytes each time: the same would be kept once.
        BitConverter.TryWriteBytes(_content, ++_number);
        return await _registry!.RegisterAsync(new ModelRegistration("model", new ModelArtifact("model.bin", _content)) { Metrics = [new("accuracy", 0.5)] });
    }

    private void Execute(string sql)
    {
        using var command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
