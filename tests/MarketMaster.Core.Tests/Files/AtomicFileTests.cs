namespace MarketMaster.Core.Tests;

[TestClass]
public sealed class AtomicFileTests
{
    [TestMethod]
    public void A_failing_writer_leaves_the_old_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.txt", "old");
        Assert.ThrowsExactly<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException("stop");
        }));
        Assert.AreEqual("old", File.ReadAllText(path));
        Assert.AreSequenceEqual([path], folder.Files);
    }

    [TestMethod]
    public async Task Writing_replaces_the_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.txt", "old and longer");
        AtomicFile.Write(path, stream => stream.Write("new"u8));
        Assert.AreEqual("new", File.ReadAllText(path));
        await AtomicFile.WriteAsync(path, async (stream, token) => await stream.WriteAsync("newer"u8.ToArray(), token));
        Assert.AreEqual("newer", File.ReadAllText(path));
        Assert.AreSequenceEqual([path], folder.Files);
    }

    [TestMethod]
    public async Task A_writer_may_close_the_stream()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("a.txt");
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream);
            writer.Write("closed");
        });
        Assert.AreEqual("closed", File.ReadAllText(path));
        await AtomicFile.WriteAsync(path, async (stream, token) =>
        {
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync("closed too".AsMemory(), token);
        });
        Assert.AreEqual("closed too", File.ReadAllText(path));
        Assert.AreSequenceEqual([path], folder.Files);
    }

    [TestMethod]
    [DataRow(".csv")]
    [DataRow(".json")]
    public async Task Cancelled_half_way_no_file_is_there(string extension)
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        var path = folder.File("bars" + extension);
        var bars = SampleBars.Walk(20_000);
        await Assert.ThrowsAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(path, async (stream, token) =>
        {
            await stream.WriteAsync("begun"u8.ToArray(), token);
            source.Cancel();
            await (extension == ".csv" ? BarCsv.WriteAsync(stream, bars, token) : BarJson.WriteAsync(stream, bars, token));
        }, source.Token));
        Assert.IsEmpty(folder.Files);
        await Assert.ThrowsAsync<OperationCanceledException>(() => BarFile.WriteAsync(path, bars, source.Token));
        Assert.IsEmpty(folder.Files);
    }

    [TestMethod]
    public async Task Cancelled_after_the_last_byte_no_file_is_there()
    {
        using var folder = new TemporaryFolder();
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(folder.File("a.txt"), (_, _) => source.CancelAsync(), source.Token));
        Assert.IsEmpty(folder.Files);
    }

    [TestMethod]
    public async Task A_missing_folder_and_a_folder_as_target_are_named()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("none/a.csv");
        var error = Assert.ThrowsExactly<DirectoryNotFoundException>(() => BarCsv.Write(path, BarSeries.Empty));
        Assert.AreEqual($"cannot write {path}: the folder {folder.File("none")} does not exist, create it first", error.Message);
        Assert.AreEqual(error.Message, (await Assert.ThrowsExactlyAsync<DirectoryNotFoundException>(() => BarCsv.WriteAsync(path, BarSeries.Empty))).Message);
        Assert.Contains("it is a folder", Assert.ThrowsExactly<IOException>(() => BarCsv.Write(folder.FullName, BarSeries.Empty)).Message);
    }

    [TestMethod]
    public void A_folder_that_is_not_writable_is_named()
    {
        const string Folder = "/proc/self";
        if (!Directory.Exists(Folder))
            Assert.Inconclusive($"skipped: this system has no {Folder}, which nobody may write to");
        var error = Assert.Throws<SystemException>(() => BarCsv.Write($"{Folder}/a.csv", BarSeries.Empty));
        Assert.IsTrue(error is UnauthorizedAccessException or IOException, error.GetType().Name);
        Assert.StartsWith($"cannot write {Folder}/a.csv: ", error.Message);
        Assert.DoesNotContain(".tmp", error.Message);
    }
}
