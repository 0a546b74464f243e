using System.Globalization;
using System.Xml.Linq;
using MarketMaster.Prediction;

namespace MarketMaster.Reporting.Tests;

[TestClass]
public sealed class BacktestSectionTests
{
    private static readonly BarSeries Bars = Samples.Bars(1_500);
    private static readonly BacktestResult Result = PaperBacktest.Run(
        Bars, [.. Enumerable.Range(100, 1_390)], [.. Samples.Actions(Bars).Skip(100).Take(1_390).Select(a => a.Prediction.Action)], new() { Resamples = 100 });

    [TestMethod]
    public void Equity_lines_end_where_the_equity_ends()
    {
        var lines = Body(new EquityChart(Result)).Descendants("polyline").ToDictionary(l => l.Attribute("class")!.Value, Points, StringComparer.Ordinal);
        Assert.AreSequenceEqual(["curve", "flat", "held"], lines.Keys.Order(StringComparer.Ordinal));
        var last = Result.Curve[^1];
        (string Name, double Equity)[] ends = [("curve", last.Equity), ("held", last.BuyAndHold), ("flat", last.AlwaysFlat)];
        // All start at 1, and equal steps of equity are equal steps on the page.
        var start = lines["curve"][0].Y;
        var scale = (lines["held"][^1].Y - start) / (last.BuyAndHold - 1);
        foreach (var (name, equity) in ends)
        {
            Assert.AreEqual(start, lines[name][0].Y, 0.02, name);
            Assert.AreEqual(start + (scale * (equity - 1)), lines[name][^1].Y, 0.1, name);
        }
        Assert.IsLessThanOrEqualTo(601, lines["curve"].Length);
        Assert.AreEqual(976, lines["curve"][^1].X, 0.2);
    }

    [TestMethod]
    public void Drawdown_is_that_of_the_equity_drawn()
    {
        var path = Body(new EquityChart(Result)).Descendants("path").Single(p => p.Attribute("class")!.Value == "loss").Attribute("d")!.Value;
        var depths = path.Split('L').Skip(1).Select(p => double.Parse(p.Split(' ')[1].TrimEnd('Z'), CultureInfo.InvariantCulture)).ToArray();
        Assert.AreEqual(272, depths[0], 0.01, "no loss at the start");
        Assert.AreEqual(272 + 70, depths.Max(), 0.01, "the greatest loss fills the pane");
    }

    [TestMethod]
    public void Table_names_every_figure_with_its_interval()
    {
        var body = Body(new BacktestTable(Result));
        var rows = body.Descendants("tbody").Single().Elements("tr").ToDictionary(r => r.Elements().First().Value, r => r.Elements("td").Select(c => c.Value).ToArray(), StringComparer.Ordinal);
        Assert.HasCount(14, rows);
        var sharpe = Result.Strategy.Sharpe;
        Assert.AreEqual(sharpe.Value.ToString("0.00", CultureInfo.InvariantCulture), rows["Sharpe ratio"][0]);
        Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"{sharpe.Low:0.00} to {sharpe.High:0.00}"), rows["Sharpe ratio"][1]);
        Assert.AreEqual("–", rows["Sharpe ratio"][3], "always flat has none");
        Assert.AreEqual(Result.BuyAndHold.MaxDrawdown.Value.ToString("0.0 %", CultureInfo.InvariantCulture), rows["Greatest drawdown"][2]);
        Assert.Contains("no promise of any return", body.Value);
        Assert.Contains("Fee 10 and slippage 5 basis points", body.Value);
    }

    [TestMethod]
    public void A_lost_capital_is_said_and_drawn()
    {
        var bars = BarSeries.FromBars(new[] { 100.0, 100, 250, 300, 300 }.Select((p, i) => new Bar(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(i), p, p, p, p, 1)));
        var ruined = PaperBacktest.Run(bars, [0, 1, 2], [TradeAction.StrongSell, TradeAction.StrongSell, TradeAction.StrongSell]);
        Assert.Contains("The capital was lost whole", Body(new EquityChart(ruined)).Value);
        Assert.Contains("-100.0 %", Body(new BacktestTable(ruined)).Value);
    }

    [TestMethod]
    public void Partial_dependence_has_a_line_for_each_action()
    {
        PartialDependencePoint[] points = [new(-1, new(0.1, 0.2, 0.4, 0.2, 0.1)), new(0, new(0.1, 0.1, 0.4, 0.3, 0.1)), new(2.5, new(0.05, 0.1, 0.4, 0.35, 0.1))];
        var body = Body(new PartialDependenceChart("rsi", points));
        var lines = body.Descendants("polyline").Select(Points).ToArray();
        Assert.HasCount(5, lines);
        // From the second to the third point, buy rises by as much as strong sell falls.
        Assert.AreEqual(lines[0][1].Y - lines[0][2].Y, lines[3][2].Y - lines[3][1].Y, 0.02);
        Assert.IsLessThan(lines[3][0].Y, lines[3][2].Y, "a higher probability stands higher");
        Assert.Contains("2.5", body.Value);
        Assert.Contains("no points", Body(new PartialDependenceChart("rsi", [])).Value);
    }

    private static (double X, double Y)[] Points(XElement line) =>
        [.. line.Attribute("points")!.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split(',')).Select(p => (double.Parse(p[0], CultureInfo.InvariantCulture), double.Parse(p[1], CultureInfo.InvariantCulture)))];

    private static XElement Body(IReportSection section)
    {
        var page = HtmlReportTests.Html(new HtmlReport("x").Add(section));
        return XElement.Parse(page[page.IndexOf("<section", StringComparison.Ordinal)..(page.IndexOf("</section>", StringComparison.Ordinal) + "</section>".Length)]);
    }
}
