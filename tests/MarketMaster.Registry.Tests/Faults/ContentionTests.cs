using System.Globalization;

namespace MarketMaster.Registry.Tests;

/// <summary>Several processes on one registry.</summary>
[TestClass]
public sealed class ContentionTests
{
    [TestMethod]
    public async Task EightProcessesNeverSeeABrokenPromise()
    {
        using var folder = new TemporaryFolder();
        var seconds = TestScale.Of(4, 60).ToString(CultureInfo.InvariantCulture);
        var workers = Enumerable.Range(1, 8).Select(i => new WorkerProcess("churn", folder.Of("registry"), seconds, i.ToString(CultureInfo.InvariantCulture))).ToList();
        try
        {
            foreach (var worker in workers)
            {
                var code = await worker.EndAsync();
                Assert.AreEqual(0, code, string.Join("; ", worker.Lines));
                StringAssert.EndsWith(worker.Lines[^1], " violations 0");
                Console.WriteLine(worker.Lines[^1]);
            }
        }
        finally
        {
            workers.ForEach(w => w.Dispose());
        }
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
        var verification = await registry.VerifyAsync();
        Assert.IsTrue(verification.IsSound, string.Join("; ", verification.Problems));
    }

    [TestMethod]
    public async Task AWriterWaitsTheStatedTimeAndAReaderNotAtAll()
    {
        using var folder = new TemporaryFolder();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"), new() { BusyTimeout = TimeSpan.FromMilliseconds(300) });
        await registry.RegisterAsync(Samples.Registration());
        using var holder = new WorkerProcess("hold", folder.Of("registry"));
        await holder.UntilAsync(lines => lines.Length > 0);
        var error = await Assert.ThrowsExactlyAsync<RegistryBusyException>(() => registry.RegisterAsync(Samples.Registration()));
        StringAssert.Contains(error.Message, "0.3 s");
        Assert.AreEqual("weights", (await registry.LoadAsync(ModelReference.Latest("trend"))).Text());
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        using var patient = new EmbeddedModelRegistry(folder.Of("registry"), new() { BusyTimeout = TimeSpan.FromMinutes(10) });
        await Assert.ThrowsAsync<OperationCanceledException>(() => patient.SetAliasAsync("trend", "champion", 1, cancellationToken: cancelled.Token));
        holder.EndInput();
        await holder.EndAsync();
        Assert.AreEqual(2, (await registry.RegisterAsync(Samples.Registration())).Version);
    }

    [TestMethod]
    public async Task ProcessesThatMakeTheRegistryAtTheSameTimeMakeOne()
    {
        using var folder = new TemporaryFolder();
        var opened = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
        {
            using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
            return (await registry.RegisterAsync(Samples.Registration(content: "c" + i))).Version;
        })));
        CollectionAssert.AreEquivalent(Enumerable.Range(1, 16).ToArray(), opened);
    }
}
