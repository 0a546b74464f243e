namespace MarketMaster.Registry.Tests;

/// <summary>What every registry must do, whatever keeps it. One class per kind of registry derives from this.</summary>
public abstract class RegistryContract
{
    /// <summary>A registry of the test's own, empty but for what other tests put under other names.</summary>
    protected abstract IModelRegistry Registry { get; }

    /// <summary>A model name that no other test uses.</summary>
    protected string Name { get; } = "trend-" + Guid.NewGuid().ToString("N");

    [TestMethod]
    public async Task AVersionComesBackAsItWasRegistered()
    {
        var registered = await Registry.RegisterAsync(Samples.Registration(Name));
        var read = await Registry.GetVersionAsync(ModelReference.ToVersion(Name, 1));
        Assert.AreEqual(1, registered.Version);
        foreach (var version in (ModelVersion[])[registered, read])
        {
            Assert.AreEqual(Name, version.Name);
            Assert.AreEqual(ModelStage.None, version.Stage);
            Assert.AreEqual("a model of weights", version.Description);
            CollectionAssert.AreEqual((ModelMetric[])[new("accuracy", 0.5), new("log_loss", 0.5)], version.Metrics.ToArray());
            Assert.AreEqual(MetricDirection.LowerIsBetter, version.Metrics[1].Direction);
            Assert.AreEqual("100", version.Parameters["n_estimators"]);
            Assert.AreEqual("quant", version.Tags["team"]);
            Assert.AreEqual(new ModelSignature([new("rsi"), new("atr")], [new("action", "string")]), version.Signature);
            Assert.AreEqual("abc123", version.Lineage.CodeVersion);
            Assert.AreEqual(42, version.Lineage.Seed);
            CollectionAssert.AreEqual((string[])["model.bin", "report/index.html"], version.Artifacts.Select(a => a.Path).ToArray());
            Assert.AreEqual(7, version.Artifacts[0].Size);
            // echo -n weights | sha256sum
            Assert.AreEqual("9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c", version.Artifacts[0].Sha256);
        }
    }

    [TestMethod]
    public async Task FilesAreLoadedByNumberStageAliasAndNewest()
    {
        await Registry.RegisterAsync(Samples.Registration(Name, "one"));
        await Registry.RegisterAsync(Samples.Registration(Name, "two"));
        await Registry.RegisterAsync(Samples.Registration(Name, "three"));
        await Registry.TransitionStageAsync(Name, 2, ModelStage.Production);
        await Registry.SetAliasAsync(Name, "champion", 1);
        Assert.AreEqual("one", (await Registry.LoadAsync(ModelReference.ToVersion(Name, 1))).Text());
        Assert.AreEqual("two", (await Registry.LoadAsync(ModelReference.Parse($"models:/{Name}/Production"))).Text());
        Assert.AreEqual("one", (await Registry.LoadAsync(ModelReference.Parse($"models:/{Name}@champion"))).Text());
        Assert.AreEqual("three", (await Registry.LoadAsync(ModelReference.Parse($"models:/{Name}/latest"))).Text());
        Assert.AreEqual("<p>two", (await Registry.LoadAsync(ModelReference.ToVersion(Name, 2))).Text("report/index.html"));
    }

    [TestMethod]
    public async Task AtMostOneVersionIsInProduction()
    {
        for (var i = 0; i < 3; i++)
            await Registry.RegisterAsync(Samples.Registration(Name, "v" + i));
        await Registry.TransitionStageAsync(Name, 1, ModelStage.Production);
        await Registry.TransitionStageAsync(Name, 3, ModelStage.Production);
        var all = await Registry.AllAsync(Name);
        CollectionAssert.AreEqual((ModelStage[])[ModelStage.Production, ModelStage.None, ModelStage.Archived], all.Select(v => v.Stage).ToArray());
        Assert.AreEqual(3, (await Registry.GetModelAsync(Name)).ProductionVersion);
    }

    [TestMethod]
    public async Task AnAliasMovesAndGoes()
    {
        await Registry.RegisterAsync(Samples.Registration(Name, "one"));
        await Registry.RegisterAsync(Samples.Registration(Name, "two"));
        await Registry.SetAliasAsync(Name, "champion", 1);
        await Registry.SetAliasAsync(Name, "champion", 2);
        Assert.AreEqual(2, (await Registry.GetVersionAsync(ModelReference.ToAlias(Name, "champion"))).Version);
        CollectionAssert.AreEqual((string[])["champion"], (await Registry.GetVersionAsync(ModelReference.ToVersion(Name, 2))).Aliases.ToArray());
        await Registry.RemoveAliasAsync(Name, "champion");
        await Registry.RemoveAliasAsync(Name, "champion");
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.GetVersionAsync(ModelReference.ToAlias(Name, "champion")));
    }

    [TestMethod]
    public async Task ADeletedVersionIsGoneWithItsAliasesAndItsNumberStaysUsed()
    {
        await Registry.RegisterAsync(Samples.Registration(Name, "one"));
        await Registry.RegisterAsync(Samples.Registration(Name, "two"));
        await Registry.SetAliasAsync(Name, "challenger", 2);
        await Registry.DeleteVersionAsync(Name, 2);
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.GetVersionAsync(ModelReference.ToVersion(Name, 2)));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.GetVersionAsync(ModelReference.ToAlias(Name, "challenger")));
        Assert.AreEqual(1, (await Registry.GetVersionAsync(ModelReference.Latest(Name))).Version);
        Assert.AreEqual(3, (await Registry.RegisterAsync(Samples.Registration(Name, "three"))).Version);
    }

    [TestMethod]
    public async Task AVersionInProductionIsNotDeleted()
    {
        await Registry.RegisterAsync(Samples.Registration(Name));
        await Registry.TransitionStageAsync(Name, 1, ModelStage.Production);
        var error = await Assert.ThrowsExactlyAsync<RegistryConflictException>(() => Registry.DeleteVersionAsync(Name, 1));
        StringAssert.Contains(error.Message, "production");
        await Assert.ThrowsExactlyAsync<RegistryConflictException>(() => Registry.DeleteModelAsync(Name));
        Assert.AreEqual(ModelStage.Production, (await Registry.GetVersionAsync(ModelReference.ToVersion(Name, 1))).Stage);
    }

    [TestMethod]
    public async Task WhatDoesNotExistIsNotFound()
    {
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.GetModelAsync(Name));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.GetVersionAsync(ModelReference.Latest(Name)));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.ListVersionsAsync(Name));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.TransitionStageAsync(Name, 1, ModelStage.Staging));
        await Registry.RegisterAsync(Samples.Registration(Name));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.LoadAsync(ModelReference.ToVersion(Name, 2)));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.LoadAsync(ModelReference.ToStage(Name, ModelStage.Production)));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.SetAliasAsync(Name, "champion", 2));
        await Assert.ThrowsExactlyAsync<ModelNotFoundException>(() => Registry.DeleteVersionAsync(Name, 2));
    }

    [TestMethod]
    public async Task VersionsAreListedPageByPageNewestFirst()
    {
        for (var i = 1; i <= 7; i++)
            await Registry.RegisterAsync(Samples.Registration(Name, "v" + i, accuracy: i / 10.0));
        var all = await Registry.AllAsync(Name, new() { PageSize = 3 });
        CollectionAssert.AreEqual(Enumerable.Range(1, 7).Reverse().ToArray(), all.Select(v => v.Version).ToArray());
        var good = await Registry.AllAsync(Name, new() { PageSize = 2, Metric = new("accuracy", From: 0.35) });
        CollectionAssert.AreEqual((int[])[7, 6, 5, 4], good.Select(v => v.Version).ToArray());
        var tagged = await Registry.AllAsync(Name, new() { Tags = new Dictionary<string, string> { ["content"] = "v2" } });
        CollectionAssert.AreEqual((int[])[2], tagged.Select(v => v.Version).ToArray());
        await Registry.TransitionStageAsync(Name, 5, ModelStage.Staging);
        var staging = await Registry.AllAsync(Name, new() { Stage = ModelStage.Staging });
        CollectionAssert.AreEqual((int[])[5], staging.Select(v => v.Version).ToArray());
    }

    [TestMethod]
    public async Task ModelsAreListedByNameWithTheirState()
    {
        foreach (var part in (string[])["a", "b", "c"])
            await Registry.RegisterAsync(Samples.Registration(Name + "." + part));
        await Registry.TransitionStageAsync(Name + ".b", 1, ModelStage.Production);
        var names = new List<string>();
        var query = new ModelQuery { NameContains = Name, PageSize = 2 };
        var page = await Registry.ListModelsAsync(query);
        names.AddRange(page.Items.Select(m => m.Name));
        Assert.IsNotNull(page.NextPageToken);
        page = await Registry.ListModelsAsync(query with { PageToken = page.NextPageToken });
        names.AddRange(page.Items.Select(m => m.Name));
        CollectionAssert.AreEqual((string[])[Name + ".a", Name + ".b", Name + ".c"], names);
        Assert.AreEqual(1, (await Registry.GetModelAsync(Name + ".b")).ProductionVersion);
    }

    [TestMethod]
    public async Task DescriptionsAndTagsChangeNothingElse()
    {
        var before = await Registry.RegisterAsync(Samples.Registration(Name));
        var after = await Registry.UpdateVersionAsync(Name, 1, new() { Description = "better words", SetTags = new Dictionary<string, string> { ["approved"] = "yes" }, RemoveTags = ["team"] });
        Assert.AreEqual("better words", after.Description);
        Assert.AreEqual("yes", after.Tags["approved"]);
        Assert.IsFalse(after.Tags.ContainsKey("team"));
        Assert.AreEqual("weights", after.Tags["content"]);
        CollectionAssert.AreEqual(before.Artifacts.ToArray(), after.Artifacts.ToArray());
        var model = await Registry.UpdateModelAsync(Name, new() { Description = "all about trends", SetTags = new Dictionary<string, string> { ["desk"] = "fx" } });
        Assert.AreEqual("all about trends", model.Description);
        Assert.AreEqual("fx", (await Registry.GetModelAsync(Name)).Tags["desk"]);
    }

    [TestMethod]
    public async Task RegisteringAgainWithTheSameKeyGivesTheSameVersion()
    {
        var first = await Registry.RegisterAsync(Samples.Registration(Name, key: "run-7"));
        var second = await Registry.RegisterAsync(Samples.Registration(Name, key: "run-7"));
        Assert.AreEqual(first.Version, second.Version);
        Assert.HasCount(1, await Registry.AllAsync(Name));
        await Assert.ThrowsExactlyAsync<RegistryConflictException>(() => Registry.RegisterAsync(Samples.Registration(Name, "other", key: "run-7")));
        Assert.HasCount(1, await Registry.AllAsync(Name));
    }

    [TestMethod]
    public async Task TwoVersionsAreCompared()
    {
        await Registry.RegisterAsync(Samples.Registration(Name, "one", accuracy: 0.5));
        await Registry.RegisterAsync(Samples.Registration(Name, "two", accuracy: 0.625));
        var comparison = await Registry.CompareAsync(ModelReference.ToVersion(Name, 1), ModelReference.ToVersion(Name, 2));
        Assert.AreEqual(0.125, comparison.Metrics[0].Difference);
        Assert.IsTrue(comparison.Metrics[0].Better);
        Assert.AreEqual(-0.125, comparison.Metrics[1].Difference);
        Assert.IsTrue(comparison.Metrics[1].Better);
        Assert.IsFalse(comparison.SameArtifacts);
        Assert.IsTrue(comparison.SameSignature);
        Assert.IsEmpty(comparison.Parameters);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("a/b")]
    [DataRow("a:b")]
    [DataRow(" a")]
    [DataRow("naïve")]
    public async Task ANameThatNoReferenceCouldHoldIsRefused(string name)
    {
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => Registry.RegisterAsync(Samples.Registration(name)));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => Registry.GetModelAsync(name));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => Registry.ListVersionsAsync(name));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => Registry.TransitionStageAsync(name, 1, ModelStage.Production));
        await Assert.ThrowsExactlyAsync<ArgumentException>(() => Registry.DeleteModelAsync(name));
    }

    [TestMethod]
    [DataRow("../x")]
    [DataRow("/etc/passwd")]
    [DataRow("a//b")]
    [DataRow("a\\b")]
    [DataRow("a%2fb")]
    [DataRow(".")]
    public void APathThatLeavesTheVersionIsRefused(string path) =>
        Assert.ThrowsExactly<ArgumentException>(() => new ModelArtifact(path, new byte[1]));

    [TestMethod]
    public async Task AnEmptyFileAndManyFilesComeBack()
    {
        var random = new byte[3_000_000];
        for (var i = 0; i < random.Length; i++)
            random[i] = (byte)((i * 2654435761L) >> 13);
        await Registry.RegisterAsync(new(Name, new ModelArtifact("empty", ReadOnlyMemory<byte>.Empty), new ModelArtifact("big.bin", random), new ModelArtifact("copy/big.bin", random)));
        var loaded = await Registry.LoadAsync(ModelReference.Latest(Name));
        Assert.AreEqual(0, loaded["empty"].Length);
        CollectionAssert.AreEqual(random, loaded["big.bin"].ToArray());
        CollectionAssert.AreEqual(random, loaded["copy/big.bin"].ToArray());
    }

    [TestMethod]
    public async Task FilesOfAFolderComeBackUnderTheirPaths()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Of("given/sub"));
        await File.WriteAllTextAsync(folder.Of("given/a.txt"), "a");
        await File.WriteAllBytesAsync(folder.Of("given/sub/b.bin"), new byte[2_500_000]);
        await Registry.RegisterAsync(new(Name, [.. ModelArtifact.FromFolder(folder.Of("given")), ModelArtifact.FromFile(folder.Of("given/a.txt"), "again.txt")]));
        var loaded = await Registry.LoadAsync(ModelReference.Latest(Name));
        CollectionAssert.AreEqual((string[])["a.txt", "again.txt", "sub/b.bin"], loaded.Contents.Keys.Order(StringComparer.Ordinal).ToArray());
        Assert.AreEqual("a", loaded.Text("again.txt"));
        Assert.AreEqual(2_500_000, loaded["sub/b.bin"].Length);
        loaded.WriteTo(folder.Of("taken"));
        Assert.AreEqual("a", await File.ReadAllTextAsync(folder.Of("taken/a.txt")));
        CollectionAssert.AreEqual(await File.ReadAllBytesAsync(folder.Of("given/sub/b.bin")), await File.ReadAllBytesAsync(folder.Of("taken/sub/b.bin")));
    }
}
