using MarketMaster.Prediction;

namespace MarketMaster.Reporting;

/// <summary>The figures of an evaluation beside what they have to be compared with, and what they mean.</summary>
/// <param name="evaluation">The evaluation, out of sample.</param>
public sealed class EvaluationSummary(Evaluation evaluation) : IReportSection
{
    private const double BlindLogLoss = 1.6094379124341003;

    /// <summary>The evaluation.</summary>
    public Evaluation Evaluation { get; } = evaluation ?? throw new ArgumentNullException(nameof(evaluation));

    /// <inheritdoc/>
    public string Title { get; init; } = "Out-of-sample evaluation";

    /// <summary>
    /// Whether the labels say what the price does next (forward return, triple barrier), which is the default; false where they
    /// are a rule over known values. Decides which explanation stands below the figures.
    /// </summary>
    public bool LabelsLookAhead { get; init; } = true;

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var e = Evaluation;
        writer.Html($"<table class=\"figures measures\"><thead><tr><th scope=\"col\">Measure</th><th scope=\"col\">Value</th><th scope=\"col\">Compare with</th></tr></thead>\n<tbody>\n");
        writer.Html($"<tr><th scope=\"row\">Accuracy, five classes</th><td>{e.Accuracy:0.0 %}</td><td>majority {e.MajorityAccuracy:0.0 %}");
        if (e.OracleAccuracy is { } oracle)
            writer.Html($", best possible {oracle:0.0 %}");
        writer.Html($"</td></tr>\n<tr><th scope=\"row\">Skill against majority</th><td>{e.SkillAgainstMajority:0.000}</td><td>0 none, 1 perfect</td></tr>\n");
        if (e.SkillAgainstOracle is { } skill)
            writer.Html($"<tr><th scope=\"row\">Skill against oracle</th><td>{skill:0.000}</td><td>1 all that can be known</td></tr>\n");
        writer.Html($"""
            <tr><th scope="row">Direction</th><td>{e.DirectionAccuracy:0.0 %}</td><td>coin 50 %</td></tr>
            <tr><th scope="row">Quadratic kappa</th><td>{e.QuadraticKappa:0.000}</td><td>0 chance, 1 perfect</td></tr>
            <tr><th scope="row">Matthews correlation</th><td>{e.MatthewsCorrelation:0.000}</td><td>0 chance, 1 perfect</td></tr>
            <tr><th scope="row">Macro F1 (precision, recall)</th><td>{e.MacroF1:0.000}</td><td>{e.MacroPrecision:0.000}, {e.MacroRecall:0.000}</td></tr>
            <tr><th scope="row">Log loss</th><td>{e.LogLoss:0.0000}</td><td>blind {BlindLogLoss:0.0000}; lower is better</td></tr>
            <tr><th scope="row">Brier score</th><td>{e.Brier:0.0000}</td><td>blind 0.8000; lower is better</td></tr>
            <tr><th scope="row">Calibration error</th><td>{e.ExpectedCalibrationError:0.000}</td><td>0 perfectly honest</td></tr>
            <tr><th scope="row">Rows judged</th><td>{e.Rows:#,0}</td><td></td></tr>
            </tbody></table>

            """);
        WriteMeaning(writer);
    }

    private void WriteMeaning(ReportWriter writer)
    {
        if (LabelsLookAhead)
            writer.Html($"""
                <p class="note"><strong>How to read the accuracy.</strong> Returns are almost all noise, so five-class accuracy is nearly blind to skill. With classes
                of 10, 25, 30, 25 and 10 %, always answering hold is right 30 % of the time, and the best possible use of a forecast that correlates 0.3 with the coming
                return, a very good one, is right 32 % of the time. Direction, quadratic kappa and log loss show skill sooner. Neighbouring labels overlap in time, so the
                rows are worth fewer independent ones.</p>

                """);
        else
            writer.Html($"""
                <p class="note"><strong>How to read the accuracy.</strong> These labels are a rule over values known at the bar itself. A high accuracy shows that the
                model has learnt the rule; it says nothing about what the price does next.</p>

                """);
    }
}
