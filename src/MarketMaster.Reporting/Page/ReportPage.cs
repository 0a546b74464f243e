using System.Globalization;
using System.Text;

namespace MarketMaster.Reporting;

/// <summary>Puts head, cards and footer together. The body comes first: only then is known which scripts the policy must allow.</summary>
internal static class ReportPage
{
    public static byte[] Render(HtmlReport report, CancellationToken cancellationToken)
    {
        var body = new ReportWriter();
        WriteHeader(body, report);
        WriteSections(body, report, cancellationToken);
        WriteFooter(body, report);
        string[] scripts = body.NeedsChartScript
            ? [PageAssets.Theme, PageAssets.ChartLibrary, PageAssets.Chart]
            : [PageAssets.Theme];
        string[] styles = body.NeedsChartScript ? [PageAssets.Style, PageAssets.LogoStyle] : [PageAssets.Style];

        var page = new ReportWriter();
        WriteHead(page, report, ContentSecurityPolicy.Of(scripts, styles));
        page.AppendMarkup(body.Finish());
        foreach (var script in scripts)
        {
            page.Html($"<script>");
            page.AppendMarkup(script);
            page.Html($"</script>\n");
        }
        page.Html($"</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.Finish());
    }

    private static void WriteHead(ReportWriter page, HtmlReport report, string policy)
    {
        page.Html($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="
            """);
        page.AppendMarkup(policy);
        page.Html($"""
            ">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>{report.Title}</title>
            <style>
            """);
        page.AppendMarkup(PageAssets.Style);
        page.Html($"</style>\n</head>\n<body>\n");
    }

    private static void WriteHeader(ReportWriter body, HtmlReport report)
    {
        body.Html($"""
            <header>
            <div class="heading"><h1>{report.Title}</h1>
            """);
        if (report.Subtitle is { } subtitle)
            body.Html($"<p class=\"subtitle\">{subtitle}</p>");
        body.Html($"</div>\n<button type=\"button\" id=\"theme\" aria-label=\"Switch between light and dark\">◐</button>\n</header>\n<main>\n");
        if (report.Facts.Count == 0)
            return;
        body.Html($"<dl class=\"facts\">\n");
        foreach (var fact in report.Facts)
            body.Html($"<div><dt>{fact.Name}</dt><dd>{fact.Value}<small>{fact.Note}</small></dd></div>\n");
        body.Html($"</dl>\n");
    }

    private static void WriteSections(ReportWriter body, HtmlReport report, CancellationToken cancellationToken)
    {
        var leftTaken = false;
        for (var i = 0; i < report.Sections.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var section = report.Sections[i];
            var alone = !leftTaken && (i + 1 == report.Sections.Count || report.Sections[i + 1].Width == SectionWidth.Full);
            leftTaken = section.Width == SectionWidth.Half && !alone && !leftTaken;
            WriteSection(body, section, section.Width == SectionWidth.Full || alone ? "full" : "half");
        }
        body.Html($"</main>\n");
    }

    private static void WriteSection(ReportWriter body, IReportSection section, string width)
    {
        var id = body.NextId("section");
        body.Html($"<section class=\"{width}\" aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{section.Title}</h2>\n");
        section.Write(body);
        body.Html($"</section>\n");
    }

    private static void WriteFooter(ReportWriter body, HtmlReport report)
    {
        body.Html($"<footer>\n");
        if (report.Configuration.Count > 0)
        {
            body.Html($"<h2>To make this again</h2>\n<dl class=\"configuration\">\n");
            foreach (var (name, value, _) in report.Configuration)
                body.Html($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
            body.Html($"</dl>\n");
        }
        body.Html($"<p>All times are UTC. Nothing on this page is investment advice.");
        if (report.GeneratedAt is { } generatedAt)
            body.Html($" Made {generatedAt.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC.");
        body.Html($"</p>\n");
        if (body.NeedsChartScript)
            body.Html($"""<p>TradingView Lightweight Charts™, Copyright (c) 2026 TradingView, Inc. <a href="https://www.tradingview.com/" rel="noopener noreferrer">https://www.tradingview.com/</a></p>{"\n"}""");
        body.Html($"</footer>\n");
    }
}
