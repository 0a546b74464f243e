using System.Globalization;

namespace MarketMaster.Registry.Tests;

/// <summary>Every kind of question over thousands of versions against a plain loop over all of them.</summary>
[TestClass]
public sealed class QueryTests
{
    // More than are sorted: both ways of leading a query are taken.
    private const int Versions = 6_000;

    [TestMethod]
    public async Task PagesHoldWhatAPlainLoopFinds()
    {
        using var folder = new TemporaryFolder();
        var time = new ManualTime();
        using var registry = new EmbeddedModelRegistry(folder.Of("registry"), new() { TimeProvider = time });
        registry.RegisterMany("m", Versions / 2);
        // A clock that was set back: younger versions can be older.
        time.Advance(TimeSpan.FromDays(-1));
        registry.RegisterMany("m", Versions / 2);
        registry.RegisterMany("other", 10);
        var random = new Random64(11);
        for (var i = 0; i < 40; i++)
        {
            await registry.TransitionStageAsync("m", 1 + random.Below(Versions), (ModelStage)random.Below(4));
            await registry.SetAliasAsync("m", string.Create(CultureInfo.InvariantCulture, $"a{i % 20}"), 1 + random.Below(Versions));
        }
        var production = (await registry.GetModelAsync("m")).ProductionVersion;
        for (var i = 0; i < 200; i++)
        {
            var version = 1 + random.Below(Versions);
            if (version != production && (await registry.ListVersionsAsync("m", new() { PageToken = (version + 1).ToString(CultureInfo.InvariantCulture), PageSize = 1 })).Items[0].Version == version)
                await registry.DeleteVersionAsync("m", version);
        }
        var all = await registry.AllAsync("m", new() { IncludeDeleted = true, PageSize = 1_000 });
        Assert.HasCount(Versions, all);
        var model = await registry.GetModelAsync("m");
        Assert.AreEqual(all.First(v => v.DeletedAt is null).Version, model.LatestVersion);
        Assert.AreEqual(all.Find(v => v.DeletedAt is null && v.Stage == ModelStage.Staging)?.Version, model.StagingVersion);

        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var query = Draw(random, time);
            var before = query.PageToken is null ? int.MaxValue : int.Parse(query.PageToken, CultureInfo.InvariantCulture);
            var expected = all.Where(v => v.Version < before && Fits(v, query)).Take(query.PageSize).ToList();
            var page = (await registry.ListVersionsAsync("m", query)).Items;
            CollectionAssert.AreEqual(expected.ConvertAll(v => v.Version), page.Select(v => v.Version).ToArray(), query.ToString());
            CollectionAssert.AreEqual(expected.SelectMany(v => v.Aliases).ToArray(), page.SelectMany(v => v.Aliases).ToArray());
            found += page.Count;
        }
        Assert.IsGreaterThan(1_000, found);
    }

    private static VersionQuery Draw(Random64 random, ManualTime time)
    {
        var query = new VersionQuery { PageSize = 1 + random.Below(60), IncludeDeleted = random.Below(3) == 0 };
        if (random.Below(3) == 0)
            query = query with { Stage = (ModelStage)random.Below(4) };
        if (random.Below(3) == 0)
            query = query with { Tags = new Dictionary<string, string> { ["hundred"] = random.Below(101).ToString(CultureInfo.InvariantCulture) } };
        if (random.Below(3) == 0)
            query = query with { Metric = random.Below(4) == 0 ? new("log_loss", From: random.Below(2) + 0.5) : new("accuracy", random.Below(1_000) / 1_000.0, random.Below(1_100) / 1_000.0) };
        if (random.Below(4) == 0)
            query = query with { CreatedFrom = time.GetUtcNow() + TimeSpan.FromHours(random.Below(72) - 24) };
        return random.Below(2) == 0 ? query : query with { PageToken = random.Below(Versions + 100).ToString(CultureInfo.InvariantCulture) };
    }

    private static bool Fits(ModelVersion version, VersionQuery query) =>
        (query.IncludeDeleted || version.DeletedAt is null)
        && (query.Stage is not { } stage || version.Stage == stage)
        && query.Tags.All(t => version.Tags.TryGetValue(t.Key, out var value) && value == t.Value)
        && (query.Metric is not { } metric || version.Metrics.Any(m => m.Name == metric.Name && m.Value >= metric.From && m.Value <= metric.To))
        && (query.CreatedFrom is not { } from || version.CreatedAt >= from);
}
