using System.Buffers.Binary;

namespace MarketMaster.Registry.Tests;

/// <summary>How many times a change waits for the disk's database, counted in SQLite's own write-ahead log.</summary>
[TestClass]
public sealed class CommitTests
{
    [TestMethod]
    public async Task EveryChangeIsOneCommit()
    {
        using var folder = new TemporaryFolder();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"), new() { Gates = [new MetricGate("accuracy")] });
        await registry.RegisterAsync(Samples.Registration());
        await registry.RegisterAsync(Samples.Registration(content: "two"));
        Assert.AreEqual(1, await CountAsync(() => registry.RegisterAsync(Samples.Registration(content: "three", key: "k"))));
        Assert.AreEqual(0, await CountAsync(() => registry.RegisterAsync(Samples.Registration(content: "three", key: "k"))));
        Assert.AreEqual(1, await CountAsync(() => registry.TransitionStageAsync("trend", 1, ModelStage.Production)));
        Assert.AreEqual(1, await CountAsync(() => registry.TransitionStageAsync("trend", 2, ModelStage.Production)));
        Assert.AreEqual(1, await CountAsync(() => registry.SetAliasAsync("trend", "champion", 1)));
        Assert.AreEqual(1, await CountAsync(() => registry.DeleteVersionAsync("trend", 1)));
        Assert.AreEqual(0, await CountAsync(() => registry.LoadAsync(ModelReference.Latest("trend"))));

        async Task<int> CountAsync(Func<Task> change)
        {
            var before = Commits(folder.Of("registry/registry.db-wal"));
            await change();
            return Commits(folder.Of("registry/registry.db-wal")) - before;
        }
    }

    // https://sqlite.org/fileformat2.html#walformat: a header of 32 bytes, then frames of 24 bytes and a page; the last frame of a
    // commit says how many pages the database has, the others say 0.
    private static int Commits(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var page = BinaryPrimitives.ReadInt32BigEndian(log.AsSpan(8));
        var commits = 0;
        for (var at = 32; at + 24 + page <= log.Length; at += 24 + page)
        {
            var frame = log.AsSpan(at, 24);
            if (frame.Slice(8, 8).SequenceEqual(log.AsSpan(16, 8)) && BinaryPrimitives.ReadInt32BigEndian(frame[4..]) != 0)
                commits++;
        }
        return commits;
    }
}
