using System.Globalization;
using System.Text.Json;
using MarketMaster.Tests;

namespace MarketMaster.Prediction.Tests;

[TestClass]
public sealed class EvaluatorTests
{
    private const double Tolerance = 1e-12;

    [TestMethod]
    [DataRow("cls_reference")]
    [DataRow("cls_current")]
    [DataRow("cls_ties")]
    [DataRow("cls_one_class")]
    public void MetricsEqualTheReferenceValues(string name)
    {
        var (labels, predictions) = Read(SharedData.Require($"monitoring/{name}.csv"), out var expectedActions);
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require("monitoring/expected_classification.json")));
        var expected = document.RootElement.GetProperty("files").GetProperty(name);
        Assert.AreSequenceEqual(expectedActions, predictions.Select(p => p.Action));
        var actual = Evaluator.Evaluate(labels, predictions, TradeAction.Hold, default);
        Assert.AreEqual(expected.GetProperty("n").GetInt32(), actual.Rows);
        Close(expected.GetProperty("accuracy"), actual.Accuracy);
        Close(expected.GetProperty("macro").GetProperty("precision"), actual.MacroPrecision);
        Close(expected.GetProperty("macro").GetProperty("recall"), actual.MacroRecall);
        Close(expected.GetProperty("macro").GetProperty("f1"), actual.MacroF1);
        Close(expected.GetProperty("mcc"), actual.MatthewsCorrelation);
        Close(expected.GetProperty("cohen_kappa_quadratic"), actual.QuadraticKappa);
        Close(expected.GetProperty("log_loss"), actual.LogLoss, 1e-10);
        Close(expected.GetProperty("brier_multiclass_sum"), actual.Brier);
        var calibration = expected.GetProperty("top_label_calibration_10_width");
        Close(calibration.GetProperty("ece"), actual.ExpectedCalibrationError);
        for (var k = 0; k < TradeActions.Count; k++)
        {
            Close(expected.GetProperty("per_class").GetProperty("precision")[k], actual.Classes[k].Precision);
            Close(expected.GetProperty("per_class").GetProperty("recall")[k], actual.Classes[k].Recall);
            Close(expected.GetProperty("per_class").GetProperty("f1")[k], actual.Classes[k].F1);
            Assert.AreEqual(expected.GetProperty("per_class").GetProperty("support")[k].GetInt32(), actual.Classes[k].Support);
            for (var p = 0; p < TradeActions.Count; p++)
                Assert.AreEqual(expected.GetProperty("confusion_matrix")[k][p].GetInt32(), actual.Confusion[k][p]);
        }
        for (var bin = 0; bin < actual.Reliability.Count; bin++)
        {
            var wanted = calibration.GetProperty("bins")[bin];
            Assert.AreEqual(wanted.GetProperty("n").GetInt32(), actual.Reliability[bin].Count);
            if (actual.Reliability[bin].Count == 0)
                continue;
            Close(wanted.GetProperty("accuracy"), actual.Reliability[bin].Accuracy);
            Close(wanted.GetProperty("confidence"), actual.Reliability[bin].MeanConfidence, 1e-7);
        }
    }

    [TestMethod]
    public void SkillIsOneForTheOracleAndZeroForTheMajority()
    {
        TradeAction[] labels = [TradeAction.Hold, TradeAction.Hold, TradeAction.Hold, TradeAction.Buy, TradeAction.Sell, TradeAction.StrongBuy];
        ActionProbabilities hold = new(0.1, 0.2, 0.4, 0.2, 0.1), buy = new(0, 0, 0.2, 0.7, 0.1);
        ActionProbabilities[] oracle = [hold, hold, hold, buy, hold, hold];
        var best = Evaluator.Evaluate(labels, [.. oracle.Select(Predicted)], TradeAction.Hold, oracle);
        Assert.AreEqual(1, best.SkillAgainstOracle);
        Assert.AreEqual(4 / 6.0, best.OracleAccuracy);
        Assert.AreEqual(((4 / 6.0) - 0.5) / 0.5, best.SkillAgainstMajority, Tolerance);
        Assert.AreEqual(1, best.DirectionAccuracy);
        var majority = Evaluator.Evaluate(labels, [.. labels.Select(_ => Predicted(hold))], TradeAction.Hold, oracle);
        Assert.AreEqual(0, majority.SkillAgainstOracle);
        Assert.AreEqual(0, majority.SkillAgainstMajority);
        Assert.IsTrue(double.IsNaN(majority.DirectionAccuracy));
        Assert.IsNull(Evaluator.Evaluate(labels, [.. oracle.Select(Predicted)], TradeAction.Hold, default).SkillAgainstOracle);
    }

    private static ActionPrediction Predicted(ActionProbabilities p)
    {
        var action = Evaluator.MostProbable(p);
        return new(action, p[action], p);
    }

    private static void Close(JsonElement expected, double actual, double tolerance = Tolerance)
    {
        var value = expected.ValueKind == JsonValueKind.String ? double.Parse(expected.GetString()!, CultureInfo.InvariantCulture) : expected.GetDouble();
        Assert.AreEqual(value, actual, tolerance * Math.Max(1e-3, Math.Abs(value)));
    }

    private static (TradeAction[] Labels, ActionPrediction[] Predictions) Read(string path, out TradeAction[] actions)
    {
        var rows = File.ReadLines(path).Skip(1).Select(l => l.Split(',').Take(7).Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        actions = [.. rows.Select(r => (TradeAction)r[1])];
        return ([.. rows.Select(r => (TradeAction)r[0])], [.. rows.Select(r => Predicted(new(r[2], r[3], r[4], r[5], r[6])))]);
    }
}
