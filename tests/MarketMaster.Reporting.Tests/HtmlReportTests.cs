using System.Text;
using System.Text.RegularExpressions;

namespace MarketMaster.Reporting.Tests;

[TestClass]
public sealed partial class HtmlReportTests
{
    [TestMethod]
    public void Equal_input_gives_equal_bytes_as_file_and_as_stream()
    {
        using var folder = new TemporaryFolder();
        using var stream = new MemoryStream();
        Samples.Full(200).Save(folder.Of("a.html"));
        Samples.Full(200).WriteTo(stream);
        Assert.AreSequenceEqual(File.ReadAllBytes(folder.Of("a.html")), stream.ToArray());
        Assert.AreEqual((byte)'<', stream.ToArray()[0], "no byte order mark");
    }

    [TestMethod]
    public async Task The_async_twins_write_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        using var stream = new MemoryStream();
        await Samples.Full(200).SaveAsync(folder.Of("a.html"));
        await Samples.Full(200).WriteToAsync(stream);
        Samples.Full(200).Save(folder.Of("b.html"));
        var (a, b) = (await File.ReadAllBytesAsync(folder.Of("a.html")), await File.ReadAllBytesAsync(folder.Of("b.html")));
        Assert.AreSequenceEqual(b, stream.ToArray());
        Assert.AreSequenceEqual(b, a);
    }

    [TestMethod]
    public async Task A_failing_or_cancelled_report_leaves_the_old_file_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Of("report.html");
        await File.WriteAllTextAsync(path, "old");
        using var cancelled = new CancellationTokenSource();
        var report = Samples.Full(50).Add(new CancellingSection(cancelled)).Add(new PriceChart(Samples.Bars(5)));
        await Assert.ThrowsExactlyAsync<OperationCanceledException>(() => report.SaveAsync(path, cancelled.Token));
        var broken = new PriceChart(Samples.Bars(5)) { Actions = [new(DateTime.UnixEpoch, Samples.Prediction(TradeAction.Buy, 0.5))] };
        Assert.ThrowsExactly<ArgumentException>(() => new HtmlReport("broken").Add(broken).Save(path));
        Assert.AreEqual("old", await File.ReadAllTextAsync(path));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder.FullName));
    }

    [TestMethod]
    public void A_million_bars_stay_below_one_and_a_half_megabytes()
    {
        using var stream = new MemoryStream();
        Samples.Full(1_000_000).WriteTo(stream);
        Console.WriteLine($"{stream.Length} bytes");
        Assert.IsLessThan(1_500_000, stream.Length);
    }

    [TestMethod]
    public void The_page_names_no_address_but_the_attribution()
    {
        var page = OwnMarkup(Html(Samples.Full(100)));
        var addresses = Address().Matches(page).Select(m => m.Value).Distinct(StringComparer.Ordinal);
        Assert.AreSequenceEqual(new[] { "https://www.tradingview.com/" }, addresses);
    }

    [TestMethod]
    public void The_policy_allows_listed_hashes_only()
    {
        var policy = Html(Samples.Full(100)).Split("Content-Security-Policy\" content=\"")[1].Split('"')[0];
        Assert.StartsWith("default-src 'none'; script-src 'sha256-", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.AreEqual(3 + 2, Regex.Count(policy, "'sha256-[A-Za-z0-9+/]{43}='"), "theme, library, chart; page style, logo style");
    }

    [TestMethod]
    public void No_embedded_script_can_end_its_element_early()
    {
        foreach (var script in new[] { PageAssets.Theme, PageAssets.Chart, PageAssets.ChartLibrary })
        {
            Assert.IsFalse(script.Contains("</script", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("<!--", script);
            Assert.DoesNotContain("\r", script);
        }
        Assert.DoesNotContain("</style", PageAssets.Style);
        Assert.Contains("Lightweight Charts™ v5.2.1", PageAssets.ChartLibrary);
    }

    [TestMethod]
    public void A_half_card_without_a_neighbour_takes_the_whole_row()
    {
        var (half, full) = (new ClassScoreTable([]), new PriceChart(BarSeries.Empty));
        var page = Html(new HtmlReport("x").Add(half).Add(half).Add(half).Add(full).Add(half).Add(half).Add(half));
        var widths = page.Split("<section class=\"").Skip(1).Select(s => s[..4]);
        Assert.AreSequenceEqual(new[] { "half", "half", "full", "full", "half", "half", "full" }, widths);
    }

    [TestMethod]
    public void A_section_of_ones_own_is_encoded_and_invariant()
    {
        var page = Html(new HtmlReport("own").Add(new OwnSection()));
        Assert.Contains("<p>&lt;b&gt; &quot;x&quot; &amp; 0.5 n/a 2024-03-01 2024-03-01 09:30 1,234</p>", page);
        Assert.Contains("{\"text\":\"\\u003C/script\\u003E\"}", page);
    }

    [TestMethod]
    public void Markup_made_for_another_writer_is_refused()
    {
        var (one, other) = (new ReportWriter(), new ReportWriter());
        Assert.ThrowsExactly<ArgumentException>(() => Misuse(one, other));

        static void Misuse(ReportWriter one, ReportWriter other)
        {
            var markup = new HtmlInterpolation(0, 0, one);
            other.Html(ref markup);
        }
    }

    [TestMethod]
    public void Bad_arguments_are_refused()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new HtmlReport(" "));
        Assert.ThrowsExactly<ArgumentNullException>(() => new HtmlReport("x").Add(null!));
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => new HtmlReport("x").Save(Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", "x.html")));
    }

    internal static string Html(HtmlReport report)
    {
        using var stream = new MemoryStream();
        report.WriteTo(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string OwnMarkup(string page) => page.Replace(PageAssets.ChartLibrary, "", StringComparison.Ordinal);

    [GeneratedRegex("https?://[^\"'<\\s]+", RegexOptions.NonBacktracking)]
    private static partial Regex Address();

    private sealed class OwnSection : IReportSection
    {
        public string Title => "Own";

        public void Write(ReportWriter writer)
        {
            var noon = new DateTime(2024, 3, 1, 0, 0, 0, DateTimeKind.Utc);
            writer.Html($"<p>{"<b>"} {"\"x\""} {"&"} {0.5} {double.NaN:0.0} {noon} {noon.AddHours(9.5)} {1234:#,0}</p>");
            writer.Json(writer.NextId("own"), json =>
            {
                json.WriteStartObject();
                json.WriteString("text", "</script>");
                json.WriteEndObject();
            });
        }
    }

    private sealed class CancellingSection(CancellationTokenSource source) : IReportSection
    {
        public string Title => "Cancels";

        public void Write(ReportWriter writer) => source.Cancel();
    }
}
