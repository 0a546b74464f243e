namespace MarketMaster.Registry.Tests;

/// <summary>Databases of other times and other programs.</summary>
[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    public async Task AnOlderFormIsBroughtToThePresentOneWithAllThatIsInIt(int form)
    {
        using var folder = new TemporaryFolder();
        CreateOld(folder.Of("registry"), form);
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"));
        CollectionAssert.AreEqual((int[])[1], (await registry.AllAsync("trend", new() { Metric = new("accuracy", 0.4, 0.6) })).Select(v => v.Version).ToArray());
        CollectionAssert.AreEqual((int[])[1], (await registry.AllAsync("trend", new() { Tags = new Dictionary<string, string> { ["team"] = "quant" } })).Select(v => v.Version).ToArray());
        Assert.IsEmpty(await registry.AllAsync("trend", new() { Metric = new("accuracy", 0.6) }));
        Assert.AreEqual("weights", (await registry.LoadAsync(ModelReference.Latest("trend"))).Text());
        Assert.AreEqual(2, (await registry.RegisterAsync(Samples.Registration(content: "two", accuracy: 0.7))).Version);
        Assert.IsTrue((await registry.VerifyAsync()).IsSound);
    }

    [TestMethod]
    public void ANewerFormIsRefused()
    {
        using var folder = new TemporaryFolder();
        new EmbeddedModelRegistry(folder.Of("registry")).Dispose();
        Execute(folder.Of("registry"), "PRAGMA user_version = 99");
        var error = Assert.ThrowsExactly<RegistrySchemaException>(() => new EmbeddedModelRegistry(folder.Of("registry")).Dispose());
        StringAssert.Contains(error.Message, "99");
    }

    [TestMethod]
    public void AnotherDatabaseIsRefusedAndLeftAlone()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("registry"));
        Execute(folder.Of("registry"), "CREATE TABLE orders (id INTEGER)");
        var before = File.ReadAllBytes(folder.Of("registry/registry.db"));
        Assert.ThrowsExactly<RegistrySchemaException>(() => new EmbeddedModelRegistry(folder.Of("registry")).Dispose());
        CollectionAssert.AreEqual(before, File.ReadAllBytes(folder.Of("registry/registry.db")));
    }

    [TestMethod]
    public void AFileThatIsNoDatabaseIsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("registry"));
        File.WriteAllText(folder.Of("registry/registry.db"), new string('x', 5_000));
        Assert.ThrowsExactly<RegistryCorruptException>(() => new EmbeddedModelRegistry(folder.Of("registry")).Dispose());
        File.WriteAllText(folder.Of("file"), "");
        Assert.ThrowsExactly<RegistryUnavailableException>(() => new EmbeddedModelRegistry(folder.Of("file")).Dispose());
    }

    // The second form lacked some indexes, and the first one the search tables too; the rest is written today as it was then.
    private static void CreateOld(string folder, int form)
    {
        using (var registry = new EmbeddedModelRegistry(folder))
            registry.RegisterAsync(Samples.Registration()).GetAwaiter().GetResult();
        Execute(folder, "DROP INDEX by_version; DROP INDEX by_stage; DROP INDEX by_created; DROP INDEX metrics_by_value; CREATE INDEX by_stage ON versions (model_id, stage, version) WHERE deleted_at IS NULL; ALTER TABLE models DROP COLUMN heads; ALTER TABLE models DROP COLUMN heads_seal; PRAGMA user_version = 2");
        if (form == 1)
            Execute(folder, "DROP TABLE metric_index; DROP TABLE tag_index; PRAGMA user_version = 1");
    }

    private static void Execute(string folder, string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Pooling=false;Data Source=" + Path.Combine(folder, "registry.db"));
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own words
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
