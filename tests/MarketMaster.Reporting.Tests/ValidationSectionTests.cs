using System.Globalization;
using System.Xml.Linq;
using MarketMaster.Prediction;

namespace MarketMaster.Reporting.Tests;

[TestClass]
public sealed class ValidationSectionTests
{
    private static readonly BarSeries Bars = Samples.Bars(900);
    private static readonly ActionPredictorTrainer Trainer = new(new() { Trees = 10, MaxDepth = 5 });

    [TestMethod]
    public void Every_fold_has_a_row_and_the_mean_comes_last()
    {
        var result = CrossValidation.Run(Bars, folds: new WalkForward(3), trainer: Trainer);
        var rows = Body(new CrossValidationTable(result)).Descendants("tbody").Single().Elements("tr").Select(r => r.Elements().Select(c => c.Value).ToArray()).ToList();
        Assert.HasCount(4, rows);
        foreach (var (fold, row) in result.Folds.Zip(rows))
        {
            Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"{fold.TestFrom:yyyy-MM-dd} to {fold.TestTo:yyyy-MM-dd}"), row[0]);
            Assert.AreEqual(fold.Evaluation.Accuracy.ToString("0.000", CultureInfo.InvariantCulture), row[1]);
            Assert.AreEqual(fold.Evaluation.LogLoss.ToString("0.000", CultureInfo.InvariantCulture), row[4]);
            Assert.AreEqual(fold.Purged.ToString(CultureInfo.InvariantCulture), row[7]);
        }
        Assert.AreEqual(string.Create(CultureInfo.InvariantCulture, $"{result.Accuracy.Mean:0.000} ± {result.Accuracy.StandardError:0.000}"), rows[3][1]);
        var one = CrossValidation.Run(Bars, folds: new WalkForward(1), trainer: Trainer);
        Assert.EndsWith("± –", Body(new CrossValidationTable(one)).Descendants("tr").Last().Elements("td").First().Value, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Contribution_bars_are_as_long_as_the_numbers_and_grow_from_zero()
    {
        var data = TrainingData.FromBars(Bars);
        var explanation = Trainer.Train(data).Explain(data.Test.Row(3));
        foreach (var action in new TradeAction?[] { null, TradeAction.StrongBuy })
        {
            var chart = new ContributionChart(explanation, action);
            Assert.AreEqual(action ?? explanation.Prediction.Action, chart.Action);
            var bars = Body(chart).Descendants("rect").ToList();
            var values = Enumerable.Range(0, explanation.Features.Count).Select(f => explanation[chart.Action, f]).OrderByDescending(Math.Abs).Take(12).ToList();
            Assert.HasCount(12, bars);
            var scale = Number(bars[0], "width") / Math.Abs(values[0]);
            var zero = Number(bars[0], "x") + (values[0] < 0 ? Number(bars[0], "width") : 0);
            for (var i = 0; i < bars.Count; i++)
            {
                Assert.AreEqual(Math.Abs(values[i]) * scale, Number(bars[i], "width"), 0.02);
                Assert.AreEqual(zero, Number(bars[i], "x") + (values[i] < 0 ? Number(bars[i], "width") : 0), 0.03);
            }
        }
    }

    private static XElement Body(IReportSection section)
    {
        var page = HtmlReportTests.Html(new HtmlReport("x").Add(section));
        return XElement.Parse(page[page.IndexOf("<section", StringComparison.Ordinal)..(page.IndexOf("</section>", StringComparison.Ordinal) + "</section>".Length)]);
    }

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
