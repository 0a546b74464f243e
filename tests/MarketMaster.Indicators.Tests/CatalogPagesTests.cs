using System.Globalization;

namespace MarketMaster.Indicators.Tests;

/// <summary>Every indicator has a page, and what the pages say of parameters and warm-up is what the catalog says.</summary>
[TestClass]
public sealed class CatalogPagesTests
{
    private static readonly string[] Headings =
    [
        "## What it is", "## Formula", "## Parameters", "## Warm-up",
        "## Conventions: where TradingView and TA-Lib differ", "## Source",
    ];

    private static readonly string Folder = FindFolder();

    public static IEnumerable<object[]> Ids => Catalog.All.Select(info => new object[] { info.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void The_page_has_the_six_headings_each_with_text(string id)
    {
        var lines = Page(id);
        Assert.AreEqual("# " + Catalog.Find(id).Name, lines[0]);
        CollectionAssert.AreEqual(Headings, lines.Where(l => l.StartsWith("## ", StringComparison.Ordinal)).ToArray(), id);
        foreach (var heading in Headings)
            Assert.IsTrue(Section(lines, heading).Any(l => l.Trim().Length > 3), $"{id}: nothing under {heading}");
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void The_page_names_the_type_and_the_category(string id)
    {
        var info = Catalog.Find(id);
        Assert.AreEqual($"`{id}` · `{info.Create().GetType().Name}` · {info.Category.ToString().ToLowerInvariant()}", Page(id)[2]);
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Parameters_are_those_of_the_catalog(string id)
    {
        var rows = Section(Page(id), "## Parameters").Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToArray();
        var expected = Catalog.Find(id).Parameters
            .Select(p => $"| `{p.Name}` | {Text(p.Default)} | {Text(p.Minimum)} to {Text(p.Maximum)} | ").ToArray();
        Assert.HasCount(expected.Length, rows, id);
        for (var i = 0; i < rows.Length; i++)
            StringAssert.StartsWith(rows[i], expected[i], id);
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void Warm_ups_are_those_of_the_indicator(string id)
    {
        var rows = Section(Page(id), "## Warm-up").Where(l => l.StartsWith("| `", StringComparison.Ordinal)).ToArray();
        CollectionAssert.AreEqual(
            Catalog.Find(id).Create().Outputs.Select(o => $"| `{o.Name}` | {o.Warmup.ToString(CultureInfo.InvariantCulture)} |").ToArray(), rows, id);
    }

    [TestMethod]
    public void The_index_lists_every_indicator_by_category()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "README.md")).ReplaceLineEndings("\n");
        foreach (var category in Enum.GetValues<IndicatorCategory>())
        {
            var rows = Catalog.All.Where(i => i.Category == category).Select(i => $"| [{i.Id}]({i.Id}.md) | {i.Name} | {Parameters(i)} |\n");
            StringAssert.Contains(page, $"## {category}\n\n| id | indicator | parameters |\n|---|---|---|\n{string.Concat(rows)}");
        }
    }

    [TestMethod]
    public void No_page_is_left_of_an_indicator_that_is_gone()
    {
        var pages = Directory.GetFiles(Folder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Where(name => name != "README");
        CollectionAssert.AreEquivalent(Catalog.All.Select(i => i.Id).ToArray(), pages.ToArray());
    }

    private static string Parameters(IndicatorInfo info) =>
        info.Parameters.Count == 0 ? "none" : string.Join(", ", info.Parameters.Select(p => $"{p.Name} {Text(p.Default)}"));

    private static string Text(double value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static string[] Page(string id) => File.ReadAllLines(Path.Combine(Folder, id + ".md"));

    private static IEnumerable<string> Section(string[] lines, string heading) =>
        lines.SkipWhile(l => l != heading).Skip(1).TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal));

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "MarketMaster.Sdk.sln")))
                return Path.Combine(folder.FullName, "docs", "indicators");
        }
        throw new DirectoryNotFoundException($"no folder above {AppContext.BaseDirectory} holds MarketMaster.Sdk.sln");
    }
}
