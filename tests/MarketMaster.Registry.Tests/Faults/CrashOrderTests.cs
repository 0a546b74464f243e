namespace MarketMaster.Registry.Tests;

/// <summary>
/// What a power cut cannot part: killing a process shows only that the record comes last, because the system still writes what a
/// dead process left. Here the order of the calls is looked at that make things durable.
/// </summary>
[TestClass]
public sealed class CrashOrderTests
{
    [TestMethod]
    public async Task FilesAreOnTheDiskBeforeTheRecordAndTheRecordBeforeTheAnswer()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Of("given.bin");
        await File.WriteAllTextAsync(file, "from the disk");
        using (var registry = new EmbeddedModelRegistry(folder.Of("registry")))
            await registry.RegisterAsync(new("m", new ModelArtifact("content", "first"u8.ToArray())));

        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path && File.Exists(path) ? path : "dotnet";
        var calls = SystemCalls.Trace(
            folder.Of("trace"), "rename,renameat,renameat2,mkdir,mkdirat,fsync,fdatasync,write,pwrite64",
            host, Path.Combine(AppContext.BaseDirectory, "MarketMaster.Registry.Worker.dll"), "once", folder.Of("registry"), file);
        if (calls is null)
            Assert.Inconclusive("skipped: strace is not there, or tracing is not allowed");

        var renames = calls.That("rename", "/registry/blobs/sha256/");
        Assert.HasCount(2, renames);
        var folders = 0;
        var lastFolder = 0;
        foreach (var rename in renames)
        {
            var names = rename.Text.Split('"');
            var (temporary, blob) = (names[1], names[3]);
            var written = calls.That("write", $"<{temporary}>");
            var synced = calls.That("sync(", $"<{temporary}>");
            Assert.IsNotEmpty(written);
            Assert.HasCount(1, synced);
            Assert.IsLessThan(synced[0].Began, written[^1].Ended, "the bytes are written before they are synced");
            Assert.IsLessThan(rename.Began, synced[0].Ended, "they are synced before they get their name");
            var parent = Path.GetDirectoryName(blob)!;
            var parents = calls.That("fsync(", $"<{parent}>");
            Assert.HasCount(1, parents);
            Assert.IsGreaterThan(rename.Ended, parents[0].Began, "the folder is synced after the name is in it");
            lastFolder = Math.Max(lastFolder, parents[0].Ended);
            // A new folder is itself a new name in the folder above.
            foreach (var made in calls.That("mkdir", $"\"{parent}\""))
            {
                folders++;
                Assert.IsTrue(calls.That("fsync(", $"<{Path.GetDirectoryName(parent)}>").Any(s => s.Began > made.Ended && s.Ended < rename.Began), "the folder above is synced");
            }
        }
        Assert.AreEqual(2, folders);
        var records = calls.That("pwrite64(", "/registry.db-wal>");
        Assert.IsNotEmpty(records);
        Assert.IsGreaterThan(lastFolder, records[0].Began, "the record is written after all files are safe");
        var answer = calls.That("write(", "acknowledged 2")[0];
        var commit = calls.That("sync(", "/registry.db-wal>").Last(c => c.Ended < answer.Began);
        Assert.IsGreaterThan(records.Last(r => r.Ended < answer.Began).Ended, commit.Began, "the record is synced before the answer");
    }
}
