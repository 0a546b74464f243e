using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>The folds of a cross-validation, one a row, with means and standard errors below.</summary>
/// <param name="result">The cross-validation.</param>
public sealed class CrossValidationTable(CrossValidationResult result) : IReportSection
{
    private const int MostFolds = 100;

    /// <summary>The cross-validation.</summary>
    public CrossValidationResult Result { get; } = result ?? throw new ArgumentNullException(nameof(result));

    /// <inheritdoc/>
    public string Title { get; init; } = "Cross-validation";

    /// <inheritdoc/>
    public SectionWidth Width => SectionWidth.Full;

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Html($"""
            <div class="scroll" tabindex="0" role="group" aria-label="Folds of the cross-validation"><table class="figures"><thead><tr><th scope="col">Judged on</th><th scope="col">Accuracy</th><th scope="col">Majority</th><th scope="col">Macro F1</th><th scope="col">Log loss</th><th scope="col">Direction</th><th scope="col">Trained on</th><th scope="col">Purged</th><th scope="col">Judged rows</th></tr></thead>
            <tbody>

            """);
        foreach (var fold in Result.Folds.Take(MostFolds))
            WriteFold(writer, fold);
        WriteMean(writer);
        writer.Html($"</tbody></table></div>\n<p class=\"note\">In brackets how many independent rows they are worth, as their labels overlap. Mean over the folds ± its standard error.");
        if (Result.Folds.Count > MostFolds)
            writer.Html($" The first {MostFolds} of {Result.Folds.Count} folds are listed.");
        writer.Html($"</p>\n");
    }

    private static void WriteFold(ReportWriter writer, FoldResult fold)
    {
        var e = fold.Evaluation;
        writer.Html($"<tr><th scope=\"row\"><span class=\"date\">{fold.TestFrom:yyyy-MM-dd}</span> to <span class=\"date\">{fold.TestTo:yyyy-MM-dd}</span></th><td>{e.Accuracy:0.000}</td><td>{e.MajorityAccuracy:0.000}</td><td>{e.MacroF1:0.000}</td><td>{e.LogLoss:0.000}</td><td>{Text(e.DirectionAccuracy)}</td>");
        writer.Html($"<td>{fold.TrainRows:#,0} ({fold.EffectiveTrainRows:#,0})</td><td>{fold.Purged:#,0}</td><td>{fold.TestRows:#,0} ({fold.EffectiveTestRows:#,0})</td></tr>\n");
    }

    private void WriteMean(ReportWriter writer)
    {
        writer.Html($"<tr><th scope=\"row\">Mean</th>");
        foreach (var metric in (FoldMetric[])[Result.Accuracy, Result.MajorityAccuracy, Result.MacroF1, Result.LogLoss, Result.DirectionAccuracy])
            writer.Html($"<td>{Text(metric.Mean)} ± {Text(metric.StandardError)}</td>");
        writer.Html($"<td></td><td></td><td></td></tr>\n");
    }

    private static string Text(double value) => double.IsFinite(value) ? value.ToString("0.000", System.Globalization.CultureInfo.InvariantCulture) : "–";
}
