namespace MarketMaster.Registry.Tests;

/// <summary>Databases of other times and other programs.</summary>
[TestClass]
public sealed class SchemaTests
{
    [TestMethod]
    public async Task AnOlderFormIsBroughtToThePresentOneWithAllThatIsInIt()
    {
        using var folder = new TemporaryFolder();
        CreateOld(folder["registry"]);
        using var registry = new EmbeddedModelRegistry(folder["registry"]);
        CollectionAssert.AreEqual((int[])[1], (await registry.AllAsync("trend", new() { Metric = new("accuracy", 0.4, 0.6) })).Select(v => v.Version).ToArray());
        CollectionAssert.AreEqual((int[])[1], (await registry.AllAsync("trend", new() { Tags = new Dictionary<string, string> { ["team"] = "quant" } })).Select(v => v.Version).ToArray());
        Assert.IsEmpty(await registry.AllAsync("trend", new() { Metric = new("accuracy", 0.6) }));
        Assert.AreEqual(2, (await registry.RegisterAsync(Samples.Registration(content: "two", accuracy: 0.7))).Version);
        Assert.IsTrue((await registry.VerifyAsync()).IsSound);
    }

    [TestMethod]
    public void ANewerFormIsRefused()
    {
        using var folder = new TemporaryFolder();
        new EmbeddedModelRegistry(folder["registry"]).Dispose();
        Execute(folder["registry"], "PRAGMA user_version = 99");
        var error = Assert.ThrowsExactly<RegistrySchemaException>(() => new EmbeddedModelRegistry(folder["registry"]).Dispose());
        StringAssert.Contains(error.Message, "99");
    }

    [TestMethod]
    public void AnotherDatabaseIsRefusedAndLeftAlone()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["registry"]);
        Execute(folder["registry"], "CREATE TABLE orders (id INTEGER)");
        var before = File.ReadAllBytes(folder["registry/registry.db"]);
        Assert.ThrowsExactly<RegistrySchemaException>(() => new EmbeddedModelRegistry(folder["registry"]).Dispose());
        CollectionAssert.AreEqual(before, File.ReadAllBytes(folder["registry/registry.db"]));
    }

    [TestMethod]
    public void AFileThatIsNoDatabaseIsRefused()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["registry"]);
        File.WriteAllText(folder["registry/registry.db"], new string('x', 5_000));
        Assert.ThrowsExactly<RegistryCorruptException>(() => new EmbeddedModelRegistry(folder["registry"]).Dispose());
        File.WriteAllText(folder["file"], "");
        Assert.ThrowsExactly<RegistryUnavailableException>(() => new EmbeddedModelRegistry(folder["file"]).Dispose());
    }

    // The first form lacked the search tables; what was written then is written here as it was.
    private static void CreateOld(string folder)
    {
        using (var registry = new EmbeddedModelRegistry(folder))
            registry.RegisterAsync(Samples.Registration()).GetAwaiter().GetResult();
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
