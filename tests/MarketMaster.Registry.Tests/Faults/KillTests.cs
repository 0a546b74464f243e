using System.Globalization;
using System.Text;

namespace MarketMaster.Registry.Tests;

/// <summary>Kills a writing process at every step and at random moments, again and again in one folder, and looks at what is left.</summary>
[TestClass]
public sealed class KillTests
{
    private static readonly string[] Failpoints = ["blob-written", "blob-renamed", "blobs-synced", "before-commit", "after-commit"];

    [TestMethod]
    public async Task NothingAcknowledgedIsLostAndNothingIsHalfDone()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Of("registry");
        var acknowledged = new Dictionary<string, int>(StringComparer.Ordinal);
        var random = new Random64(17);
        int kills = TestScale.Of(30, 320), next = 1, unanswered = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var lines = await KillAsync(path, next, kill, random);
            foreach (var done in lines.Where(l => l.StartsWith("done ", StringComparison.Ordinal)).Select(l => l.Split(' ')))
                acknowledged[done[1]] = int.Parse(done[2], CultureInfo.InvariantCulture);
            var last = lines.LastOrDefault(l => l.StartsWith("try ", StringComparison.Ordinal))?[4..];
            if (last is not null)
                next = 1 + int.Parse(last.Split('-')[1], CultureInfo.InvariantCulture);
            if (last is null || acknowledged.ContainsKey(last))
                continue;
            // What was not answered is asked again with its key, as a caller would: done once, whether or not it had been done.
            unanswered++;
            using var registry = new EmbeddedModelRegistry(path);
            acknowledged[last] = (await registry.RegisterAsync(new("m", new ModelArtifact("content", Encoding.UTF8.GetBytes(last))) { IdempotencyKey = last })).Version;
        }
        Assert.IsGreaterThan(kills / 3, unanswered, "the kills must hit work that is under way");
        await CheckAsync(path, acknowledged);
        Console.WriteLine($"{kills} kills, {acknowledged.Count - unanswered} acknowledged and {unanswered} unanswered registrations: none lost, none half done, none twice");
    }

    private static async Task<string[]> KillAsync(string path, int next, int kill, Random64 random)
    {
        var first = next.ToString(CultureInfo.InvariantCulture);
        if (kill % 2 == 0)
        {
            using var victim = new WorkerProcess("register", path, "m", first, Failpoints[kill / 2 % Failpoints.Length], (1 + random.Below(6)).ToString(CultureInfo.InvariantCulture));
            await victim.EndAsync();
            return victim.Lines;
        }
        using var process = new WorkerProcess("register", path, "m", first);
        await process.UntilAsync(lines => lines.Length > 0);
        await Task.Delay(TimeSpan.FromMilliseconds(random.Below(60)), TimeProvider.System);
        process.Kill();
        await process.EndAsync();
        return process.Lines;
    }

    private static async Task CheckAsync(string path, Dictionary<string, int> acknowledged)
    {
        using var registry = new EmbeddedModelRegistry(path);
        foreach (var (key, version) in acknowledged)
            Assert.AreEqual(key, (await registry.LoadAsync(ModelReference.ToVersion("m", version))).Text("content"));
        var all = await registry.AllAsync("m");
        Assert.HasCount(acknowledged.Count, all, "each key has exactly one version");
        Assert.AreEqual(acknowledged.Values.Distinct().Count(), all.Count);
        Assert.IsLessThanOrEqualTo(1, all.Count(v => v.Stage == ModelStage.Production));
        var verification = await registry.VerifyAsync();
        Assert.IsTrue(verification.IsSound, string.Join("; ", verification.Problems));
        Assert.AreEqual(acknowledged.Count, verification.Files);
    }
}
