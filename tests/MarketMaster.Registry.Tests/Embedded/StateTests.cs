namespace MarketMaster.Registry.Tests;

/// <summary>What only the embedded registry does: history, restoring, collecting, gates, watching, forms of the database.</summary>
[TestClass]
public sealed class StateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new();

    private string RegistryFolder => _folder.Of("registry");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task TheAuditLogSaysWhoWhenWhatAndWhy()
    {
        using var registry = Open();
        await registry.RegisterAsync(Samples.Registration(), new("nightly training", "bot"));
        await registry.RegisterAsync(Samples.Registration(content: "two"));
        _time.Advance(TimeSpan.FromHours(1));
        await registry.SetAliasAsync("trend", "champion", 1, new("first"));
        await registry.SetAliasAsync("trend", "champion", 2, new("better", "ann"));
        await registry.TransitionStageAsync("trend", 2, ModelStage.Production, new("go", "ann"));
        await registry.RemoveAliasAsync("trend", "champion");
        var all = await registry.ReadChangesAsync();
        CollectionAssert.AreEqual(
            (RegistryAction[])[RegistryAction.Registered, RegistryAction.Registered, RegistryAction.AliasSet, RegistryAction.AliasSet, RegistryAction.StageChanged, RegistryAction.AliasRemoved],
            all.Select(c => c.Action).ToArray());
        CollectionAssert.AreEqual((long[])[1, 2, 3, 4, 5, 6], all.Select(c => c.Sequence).ToArray());
        Assert.AreEqual(("bot", "nightly training"), (all[0].Actor, all[0].Reason));
        Assert.AreEqual(("None", "Production", "ann", "go"), (all[4].Before, all[4].After, all[4].Actor, all[4].Reason));
        Assert.AreEqual(_time.GetUtcNow(), all[4].At);
        var alias = await registry.ReadChangesAsync(new() { Model = "trend", Alias = "champion" });
        CollectionAssert.AreEqual((string[])["/champion -> 1", "champion -> 1/champion -> 2", "champion -> 2/"], alias.Select(c => $"{c.Before}/{c.After}").ToArray());
        Assert.IsEmpty(await registry.ReadChangesAsync(new() { Model = "trend", Alias = "champ" }));
    }

    [TestMethod]
    public async Task ARepeatedChangeLeavesNoEntry()
    {
        using var registry = Open();
        await registry.RegisterAsync(Samples.Registration());
        await registry.TransitionStageAsync("trend", 1, ModelStage.Staging);
        await registry.TransitionStageAsync("trend", 1, ModelStage.Staging);
        await registry.SetAliasAsync("trend", "a", 1);
        await registry.SetAliasAsync("trend", "a", 1);
        Assert.HasCount(3, await registry.ReadChangesAsync());
    }

    [TestMethod]
    [DataRow("UPDATE changes SET reason = 'other' WHERE sequence = 2", "altered")]
    [DataRow("UPDATE changes SET hash = x'00' WHERE sequence = 2", "altered")]
    [DataRow("DELETE FROM changes WHERE sequence = 2", "missing")]
    [DataRow("DELETE FROM changes WHERE sequence = 3", "ends before")]
    public async Task ATamperedAuditLogIsFound(string sql, string problem)
    {
        using (var registry = Open())
        {
            for (var i = 0; i < 3; i++)
                await registry.RegisterAsync(Samples.Registration(content: "c" + i));
            Assert.IsTrue((await registry.VerifyAsync()).IsSound);
        }
        var refused = Assert.ThrowsExactly<Microsoft.Data.Sqlite.SqliteException>(() => Tamper(sql));
        StringAssert.Contains(refused.Message, "append-only");
        Tamper("DROP TRIGGER changes_stay; DROP TRIGGER changes_remain; " + sql);
        using var again = Open();
        StringAssert.Contains((await again.VerifyAsync()).Problems.Single(), problem);
    }

    [TestMethod]
    public async Task ADeletedVersionCanBeRestoredUntilItIsCollected()
    {
        using var registry = Open();
        await registry.RegisterAsync(Samples.Registration(content: "one"));
        await registry.RegisterAsync(Samples.Registration(content: "two"));
        await registry.TransitionStageAsync("trend", 1, ModelStage.Staging);
        await registry.DeleteVersionAsync("trend", 1);
        _time.Advance(TimeSpan.FromDays(10));
        var kept = await registry.CollectGarbageAsync(TimeSpan.FromDays(11));
        Assert.IsEmpty(kept.Versions);
        Assert.AreEqual(0, kept.Files);
        var restored = await registry.RestoreVersionAsync("trend", 1);
        Assert.AreEqual(ModelStage.Staging, restored.Stage);
        Assert.AreEqual("one", (await registry.LoadAsync(restored.Reference)).Text());

        await registry.DeleteVersionAsync("trend", 1);
        _time.Advance(TimeSpan.FromDays(10));
        var plan = await registry.CollectGarbageAsync(TimeSpan.FromDays(9), dryRun: true);
        Assert.AreEqual("models:/trend/1", plan.Versions.Single().ToString());
        Assert.AreEqual((2, 9L), (plan.Files, plan.Bytes));
        Assert.HasCount(2, await registry.AllAsync("trend", new() { IncludeDeleted = true }));
        var done = await registry.CollectGarbageAsync(TimeSpan.FromDays(9));
        Assert.AreEqual((2, 9L, false), (done.Files, done.Bytes, done.IsDryRun));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => registry.RestoreVersionAsync("trend", 1));
        Assert.AreEqual("two", (await registry.LoadAsync(ModelReference.Latest("trend"))).Text());
        Assert.IsTrue((await registry.VerifyAsync()).IsSound);
    }

    [TestMethod]
    public async Task BytesThatAnotherVersionNeedsAreNotCollected()
    {
        using var registry = Open();
        await registry.RegisterAsync(Samples.Registration(content: "same"));
        await registry.RegisterAsync(Samples.Registration(content: "same"));
        await registry.DeleteVersionAsync("trend", 1);
        _time.Advance(TimeSpan.FromDays(1));
        Assert.AreEqual(0, (await registry.CollectGarbageAsync(TimeSpan.Zero)).Files);
        Assert.AreEqual("same", (await registry.LoadAsync(ModelReference.Latest("trend"))).Text());
    }

    [TestMethod]
    public async Task NumbersAreNotUsedAgainAfterAModelWasDeletedAndCollected()
    {
        using var registry = Open();
        await registry.RegisterAsync(Samples.Registration(content: "one"));
        await registry.RegisterAsync(Samples.Registration(content: "two"));
        await registry.DeleteModelAsync("trend");
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => registry.GetModelAsync("trend"));
        Assert.IsEmpty((await registry.ListModelsAsync()).Items);
        _time.Advance(TimeSpan.FromDays(1));
        await registry.CollectGarbageAsync(TimeSpan.Zero);
        Assert.AreEqual(3, (await registry.RegisterAsync(Samples.Registration(content: "three"))).Version);
        Assert.HasCount(1, await registry.AllAsync("trend", new() { IncludeDeleted = true }));
    }

    [TestMethod]
    public async Task AGateDecidesWhatGoesIntoProduction()
    {
        using var registry = Open(new MetricGate("accuracy", tolerance: 0.01));
        await registry.RegisterAsync(Samples.Registration(accuracy: 0.60));
        await registry.RegisterAsync(Samples.Registration(accuracy: 0.55));
        await registry.RegisterAsync(Samples.Registration(accuracy: 0.595));
        await registry.TransitionStageAsync("trend", 1, ModelStage.Production);
        var error = await Assert.ThrowsExactlyAsync<PromotionRefusedException>(() => registry.TransitionStageAsync("trend", 2, ModelStage.Production, new("try", "ann")));
        StringAssert.Contains(error.Message, "0.55 against 0.6");
        Assert.AreEqual(1, (await registry.GetModelAsync("trend")).ProductionVersion);
        await registry.TransitionStageAsync("trend", 2, ModelStage.Staging);
        await registry.TransitionStageAsync("trend", 3, ModelStage.Production, new("go"));
        Assert.AreEqual(3, (await registry.GetModelAsync("trend")).ProductionVersion);
        var log = await registry.ReadChangesAsync();
        Assert.AreEqual(("ann", RegistryAction.PromotionRefused), (log[4].Actor, log[4].Action));
        StringAssert.Contains(log[^1].Reason, "go; accuracy 0.595 against 0.6");
    }

    [TestMethod]
    public async Task WatchersSeeEveryChangeOfThisAndOfOtherProcesses()
    {
        using var registry = new EmbeddedModelRegistry(RegistryFolder, new() { WatchInterval = TimeSpan.FromMilliseconds(20) });
        using var other = new EmbeddedModelRegistry(RegistryFolder);
        await registry.RegisterAsync(Samples.Registration());
        using var end = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var seen = new List<RegistryAction>();
        var started = new TaskCompletionSource();
        var watching = Task.Run(async () =>
        {
            await foreach (var change in registry.WatchAsync(0, end.Token))
            {
                seen.Add(change.Action);
                started.TrySetResult();
                if (change.Action == RegistryAction.ModelDeleted)
                    break;
            }
        });
        await started.Task;
        await other.SetAliasAsync("trend", "champion", 1);
        await registry.TransitionStageAsync("trend", 1, ModelStage.Staging);
        await other.DeleteModelAsync("trend");
        await watching;
        CollectionAssert.AreEqual(
            (RegistryAction[])[RegistryAction.Registered, RegistryAction.AliasSet, RegistryAction.StageChanged, RegistryAction.AliasRemoved, RegistryAction.VersionDeleted, RegistryAction.ModelDeleted],
            seen);
    }

    [TestMethod]
    public async Task ADeletedKeyIsNotAnsweredWithAnotherVersion()
    {
        using var registry = Open();
        await registry.RegisterAsync(Samples.Registration(key: "k"));
        await registry.DeleteVersionAsync("trend", 1);
        await Assert.ThrowsExactlyAsync<RegistryConflictException>(() => registry.RegisterAsync(Samples.Registration(key: "k")));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => registry.RegisterAsync(new("other", new ModelArtifact("a", new byte[1])) { Lineage = new() { ParentVersion = 7 } }));
    }

    [TestMethod]
    public async Task AClockThatGoesBackwardsBreaksNoOrder()
    {
        using var registry = Open();
        await registry.RegisterAsync(Samples.Registration(content: "one"));
        _time.Advance(TimeSpan.FromDays(-400));
        await registry.RegisterAsync(Samples.Registration(content: "two"));
        await registry.TransitionStageAsync("trend", 2, ModelStage.Production);
        Assert.AreEqual(2, (await registry.GetVersionAsync(ModelReference.Latest("trend"))).Version);
        CollectionAssert.AreEqual((long[])[1, 2, 3], (await registry.ReadChangesAsync()).Select(c => c.Sequence).ToArray());
        Assert.IsTrue((await registry.VerifyAsync()).IsSound);
    }

    private EmbeddedModelRegistry Open(params IPromotionGate[] gates) => new(RegistryFolder, new() { TimeProvider = _time, Gates = gates, Actor = "test" });

    private void Tamper(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Pooling=false;Data Source=" + Path.Combine(RegistryFolder, "registry.db"));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
