using System.Globalization;
using System.Xml.Linq;
using MarketMaster.Prediction;

namespace MarketMaster.Reporting.Tests;

/// <summary>The numbers in the drawings: each section's SVG is parsed and measured.</summary>
[TestClass]
public sealed class SectionTests
{
    [TestMethod]
    public void Importance_bars_are_as_long_as_the_numbers()
    {
        FeatureImportance[] importances = [new("small", 0.1, 0.02), new("large", 0.4, 0.05), new("negative", -0.1, 0)];
        var svg = Svg(new FeatureImportanceChart(importances));
        var widths = svg.Descendants("rect").Select(r => Number(r, "width")).ToList();
        Assert.AreSequenceEqual(new[] { "large", "small", "negative" }, svg.Descendants("g").Select(g => g.Elements("text").First().Value));
        Assert.AreEqual(4, widths[0] / widths[1], 0.001);
        Assert.AreEqual(widths[1], widths[2], 0.02);
        var error = svg.Descendants("path").First().Attribute("d")!.Value.Split('M', ' ', 'H');
        Assert.AreEqual(widths[0] / 4, double.Parse(error[3], CultureInfo.InvariantCulture) - double.Parse(error[1], CultureInfo.InvariantCulture), 0.02, "0.05 to each side of a bar of 0.4");
    }

    [TestMethod]
    public void Only_the_highest_features_are_shown_and_the_card_says_so()
    {
        var html = Html(new FeatureImportanceChart(Samples.Importances()) { MaxFeatures = 3 });
        Assert.HasCount(3, Body(html).Descendants("rect"));
        Assert.Contains("The 3 highest of 25 are shown.", html);
        Assert.Contains("There are no features", Html(new FeatureImportanceChart([])));
    }

    [TestMethod]
    public void Confusion_cells_hold_count_and_row_share()
    {
        var evaluation = Samples.Evaluation();
        var cells = Svg(new ConfusionMatrix(evaluation)).Descendants("g").ToList();
        Assert.HasCount(25, cells);
        for (var i = 0; i < 25; i++)
        {
            var count = evaluation.Confusion[i / 5][i % 5];
            var share = (double)count / evaluation.Confusion[i / 5].Sum();
            var texts = cells[i].Elements("text").Select(t => t.Value).ToList();
            Assert.AreEqual(count.ToString(CultureInfo.InvariantCulture), texts[0]);
            Assert.AreEqual(share.ToString("0.0 %", CultureInfo.InvariantCulture), texts[1]);
            Assert.AreEqual(share, Number(cells[i].Elements("rect").Last(), "fill-opacity"), 0.0005);
        }
    }

    [TestMethod]
    public void A_class_without_rows_has_no_share()
    {
        int[][] counts = [[0, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]];
        Assert.AreEqual("0.0 %", Svg(new ConfusionMatrix(counts)).Descendants("g").First().Elements("text").Last().Value);
        Assert.ThrowsExactly<ArgumentException>(() => new ConfusionMatrix([[1, 2], [3, 4]]));
    }

    [TestMethod]
    public void Reliability_points_stand_at_confidence_and_accuracy()
    {
        ReliabilityBin[] bins = [new(0, 0.5, 0, double.NaN, double.NaN), new(0.5, 0.75, 40, 0.6, 0.5), new(0.75, 1, 10, 0.8, 1)];
        var svg = Svg(new ReliabilityCurve(bins, 0.12));
        var points = svg.Descendants("circle").Select(c => (X: Number(c, "cx"), Y: Number(c, "cy"))).ToList();
        Assert.HasCount(2, points, "an empty bin has no point");
        var ideal = svg.Descendants("path").Single(p => p.Attribute("class")!.Value == "ideal").Attribute("d")!.Value
            .Split('M', 'L', ' ').Where(n => n.Length > 0).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
        double At(double from, double to, double share) => from + share * (to - from);
        Assert.AreEqual(At(ideal[0], ideal[2], 0.6), points[0].X, 0.01);
        Assert.AreEqual(At(ideal[1], ideal[3], 0.5), points[0].Y, 0.01);
        Assert.AreEqual(ideal[3], points[1].Y, 0.01);
        var counts = svg.Descendants("rect").Select(r => Number(r, "height")).ToList();
        Assert.AreEqual(4, counts[0] / counts[1], 0.001);
        Assert.Contains("ECE 0.120", svg.Value);
    }

    [TestMethod]
    [DataRow(0.5, 10, 0.2366, 0.7634)]
    [DataRow(1.0, 10, 0.7225, 1.0)]
    [DataRow(0.0, 20, 0.0, 0.1611)]
    public void Wilson_intervals_equal_published_values(double share, int count, double low, double high)
    {
        var interval = WilsonInterval.Of(share, count);
        Assert.AreEqual(low, interval.Low, 0.00005);
        Assert.AreEqual(high, interval.High, 0.00005);
    }

    [TestMethod]
    public void Distribution_bars_are_shares_of_their_group()
    {
        TradeAction[] actions = [TradeAction.Hold, TradeAction.Hold, TradeAction.Buy, TradeAction.Sell];
        var svg = Svg(new ActionDistribution(ActionCounts.Of("labels", actions), new ActionCounts("predictions", [0, 0, 8, 0, 0])));
        var heights = svg.Descendants("rect").Select(r => Number(r, "height")).ToList();
        Assert.AreSequenceEqual(new[] { 0.0, 0, 0.25, 0, 0.5, 1, 0.25, 0, 0, 0 }, heights.Select(h => h / heights.Max()));
        Assert.ThrowsExactly<ArgumentException>(() => new ActionDistribution(new ActionCounts("x", [1])));
        Assert.ThrowsExactly<ArgumentException>(() => new ActionDistribution());
    }

    [TestMethod]
    public void The_summary_compares_and_explains()
    {
        var html = Html(new EvaluationSummary(Samples.Evaluation()));
        Assert.Contains("majority 31.2 %, best possible 40.1 %", html);
        Assert.Contains("nearly blind to skill", html);
        var bare = Html(new EvaluationSummary(Samples.Evaluation() with { OracleAccuracy = null, SkillAgainstOracle = null, DirectionAccuracy = double.NaN }) { LabelsLookAhead = false });
        Assert.DoesNotContain("best possible", bare);
        Assert.DoesNotContain("oracle", bare);
        Assert.Contains("learnt the rule", bare);
        Assert.Contains("<td>n/a</td><td>coin 50 %</td>", bare);
    }

    [TestMethod]
    public void The_class_table_has_a_row_for_each_class()
    {
        var rows = Body(Html(new ClassScoreTable(Samples.Evaluation().Classes))).Descendants("tr").Skip(1).ToList();
        Assert.AreSequenceEqual(new[] { "Strong sell", "Sell", "Hold", "Buy", "Strong buy" }, rows.Select(r => r.Element("th")!.Value));
        Assert.AreEqual("0.328", rows[0].Elements("td").First().Value);
    }

    [TestMethod]
    public void The_quality_ring_is_as_full_as_the_score_and_the_worst_finding_decides_the_colour()
    {
        Assert.AreEqual(("good", 0.96), Ring(new(96, "Pass", [])));
        Assert.AreEqual(("fair", 0.96), Ring(new(96, "Pass", [Finding(FindingSeverity.Error)])));
        Assert.AreEqual(("bad", 0.96), Ring(new(96, "Fail", [Finding(FindingSeverity.Warning), Finding(FindingSeverity.Critical)])));
        Assert.AreEqual(("bad", 0.1), Ring(new(10, "Fail", [])));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new DataQualityCard(101, "x", []));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new DataQualityCard(double.NaN, "x", []));

        static QualityFinding Finding(FindingSeverity severity) => new("check", severity, 1, null, "message");

        static (string Level, double Share) Ring(DataQualityCard card)
        {
            var circle = Svg(card).Elements("circle").Last();
            var dash = circle.Attribute("stroke-dasharray")!.Value.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToList();
            return (circle.Attribute("class")!.Value.Split(' ')[1], Math.Round(dash[0] / dash[1], 3));
        }
    }

    [TestMethod]
    public void The_gravest_findings_come_first()
    {
        var card = new DataQualityCard(50, "Warn",
        [
            new("b", FindingSeverity.Warning, 5, null, "m"), new("c", FindingSeverity.Error, 1, new DateTime(2024, 1, 2, 3, 4, 0, DateTimeKind.Utc), "m"), new("a", FindingSeverity.Warning, 9, null, "m"),
        ]);
        var html = Html(card);
        Assert.AreSequenceEqual(new[] { "c", "a", "b" }, Body(html).Descendants("tr").Skip(1).Select(r => r.Element("th")!.Value));
        Assert.Contains("2024-01-02 03:04", html);
    }

    private static string Html(IReportSection section)
    {
        var page = HtmlReportTests.Html(new HtmlReport("x").Add(section));
        return page[page.IndexOf("<section", StringComparison.Ordinal)..(page.IndexOf("</section>", StringComparison.Ordinal) + "</section>".Length)];
    }

    private static XElement Body(string html) => XElement.Parse(html);

    private static XElement Svg(IReportSection section) => Body(Html(section)).Descendants("svg").First();

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
