using MarketMaster.DataGen;

namespace MarketMaster.Reporting;

/// <summary>The stylised facts of a series beside the bands that real series of its kind lie in, and its activity through the day.</summary>
/// <param name="report">What was measured.</param>
public sealed class StylisedFactCard(StylisedFactReport report) : IReportSection
{
    private const double BandLeft = 30;
    private const double BandWidth = 60;
    private const double GaugeWidth = 120;
    private const double ProfileHeight = 90;
    private const double ProfileWidth = 480;

    /// <summary>What was measured.</summary>
    public StylisedFactReport Report { get; } = report ?? throw new ArgumentNullException(nameof(report));

    /// <inheritdoc/>
    public string Title { get; init; } = "Does it look like a market?";

    /// <inheritdoc/>
    public void Write(ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var judged = Report.Checks.Count(c => c.Passed is not null);
        var failed = Report.Failed.Count;
        writer.Html($"<p class=\"status {(failed == 0 ? "good" : "fair")}\">{judged - failed} of {judged} stylised facts in band</p>\n");
        writer.Html($"""
            <div class="scroll" tabindex="0" role="group" aria-label="Stylised facts"><table class="stylised"><thead><tr><th scope="col">Fact</th><th scope="col">Value</th><th scope="col">In its band</th><th scope="col">Band</th><th scope="col">Verdict</th></tr></thead>
            <tbody>

            """);
        foreach (var check in Report.Checks)
        {
            if (!double.IsNaN(check.Value))
                WriteRow(writer, check);
        }
        writer.Html($"</tbody></table></div>\n");
        if (Report.Profile.Count > 1)
            WriteProfile(writer);
        writer.Html($"<p class=\"note\">{Report.BarCount:#,0} bars over {Report.TradingDays:#,0} trading days, bands of real {Report.AssetClass.ToName()} series.");
        if (!Report.HasEnoughBars)
            writer.Html($" Shorter than the bands are made for (5,000 daily bars or 60 days): a fact may miss its band by sampling error.");
        writer.Html($"</p>\n");
    }

    private static void WriteRow(ReportWriter writer, FactCheck check)
    {
        writer.Html($"<tr><th scope=\"row\">{check.Name.Replace('_', ' ')}<small>{check.Meaning}</small></th><td class=\"number\">{check.Value:0.###}</td><td>");
        if (check.Band is { } band)
        {
            var place = Math.Clamp(BandLeft + BandWidth * (check.Value - band.Lowest) / (band.Highest - band.Lowest), 4, GaugeWidth - 4);
            writer.Html($"<svg class=\"gauge\" viewBox=\"0 0 {GaugeWidth} 14\" aria-hidden=\"true\"><rect class=\"cell\" x=\"0\" y=\"5\" width=\"{GaugeWidth}\" height=\"4\"/><rect class=\"inband\" x=\"{BandLeft}\" y=\"3\" width=\"{BandWidth}\" height=\"8\" rx=\"2\"/><circle class=\"mark {Tone(check)}\" cx=\"{place:0.#}\" cy=\"7\" r=\"4\"/></svg></td><td class=\"number\">{band.Lowest:0.##} – {band.Highest:0.##}");
        }
        else
        {
            writer.Html($"</td><td>");
        }
        writer.Html($"</td><td class=\"{Tone(check)}\">{Verdict(check)}</td></tr>\n");
    }

    private void WriteProfile(ReportWriter writer)
    {
        var slots = Report.Profile;
        var most = slots.Max(s => s.AbsoluteReturn);
        var width = ProfileWidth / slots.Count;
        writer.Html($"<h3>Activity through the day</h3>\n<svg viewBox=\"0 0 {ProfileWidth} {ProfileHeight + 18}\" role=\"img\" aria-label=\"Mean absolute return by time of day, from {slots[0].Start:hh\\:mm} to {slots[^1].Start:hh\\:mm}\">\n");
        for (var i = 0; i < slots.Count; i++)
        {
            var height = ProfileHeight * slots[i].AbsoluteReturn / most;
            writer.Html($"<rect class=\"bar\" x=\"{i * width + 0.5:0.##}\" y=\"{ProfileHeight - height:0.##}\" width=\"{width - 1:0.##}\" height=\"{height:0.##}\"><title>{slots[i].Start:hh\\:mm}: {slots[i].AbsoluteReturn:0.00} of the mean</title></rect>\n");
        }
        var zone = Report.AssetClass is AssetClass.Equity or AssetClass.Indices ? "New York" : "UTC";
        writer.Html($"<text x=\"0\" y=\"{ProfileHeight + 14}\" class=\"small\">{slots[0].Start:hh\\:mm} {zone}</text><text x=\"{ProfileWidth}\" y=\"{ProfileHeight + 14}\" class=\"small end\">{slots[^1].Start:hh\\:mm}</text></svg>\n");
    }

    private static string Tone(FactCheck check) => check.Passed switch { true => "good", false => "bad", _ => "none" };

    private static string Verdict(FactCheck check) => check.Passed switch { true => "pass", false => "outside", _ => "" };
}
