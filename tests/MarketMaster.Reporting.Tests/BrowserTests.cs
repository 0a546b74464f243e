using System.Globalization;
using Microsoft.Playwright;

namespace MarketMaster.Reporting.Tests;

/// <summary>Opens reports in a real browser and looks at what is drawn.</summary>
[TestClass]
public sealed class BrowserTests
{
    private const string Hostile = "\"><img src=x onerror=\"window.hacked=1\"><script>window.hacked=2</script></script><!--'";

    private static readonly string Folder = Directory.CreateTempSubdirectory("reporting-").FullName;
    private static ReportBrowser? _browser;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        _browser = await ReportBrowser.StartAsync();
        context.WriteLine(_browser is null ? "no Chromium on the PATH: browser tests are skipped" : $"Chromium {_browser.Browser.Version}");
    }

    [ClassCleanup]
    public static async Task StopAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    [TestMethod]
    public async Task A_full_report_is_drawn_without_errors_or_requests_in_light_and_dark()
    {
        await using var open = await OpenAsync(Samples.Full(900), 1280, 900, ColorScheme.Light);
        await open.RequireCanvasesAsync();
        await RequireCandleAndMarkerColorsAsync(open);
        var light = await open.ColorOfAsync("card");

        await open.Page.ClickAsync("#theme");
        Assert.AreNotEqual(light, await open.ColorOfAsync("card"), "the toggle changes the page");
        await RequireCandleAndMarkerColorsAsync(open);
        await open.ShootAsync("full-dark");
        await open.Page.ClickAsync("#theme");
        Assert.AreEqual(light, await open.ColorOfAsync("card"), "and back");
        await open.ShootAsync("full-light");
        open.RequireClean();
    }

    [TestMethod]
    public async Task The_ribbon_tints_the_chart_and_can_be_switched_off()
    {
        var bars = Samples.Bars(150);
        var warm = new PriceRibbon("Regime", ["calm", "stress"], [.. Enumerable.Repeat((byte)1, bars.Count)]);
        await using var open = await OpenAsync(new HtmlReport("ribbon").Add(new PriceChart(bars) { Ribbon = warm }), 1200, 800);
        var tinted = await open.Page.Locator(".canvas").ScreenshotAsync();
        Assert.Contains("Regime stress", (await open.Page.Locator(".legend").InnerTextAsync()).ReplaceLineEndings(" "));
        await open.Page.ClickAsync(".layers button:has-text(\"Regime\")");
        await open.Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var plain = await open.Page.Locator(".canvas").ScreenshotAsync();
        Assert.IsFalse(tinted.AsSpan().SequenceEqual(plain), "the layer changes the chart");
        open.RequireClean();
    }

    [TestMethod]
    public async Task The_system_theme_is_followed_at_first()
    {
        await using var light = await OpenAsync(Samples.Full(120), 1000, 800, ColorScheme.Light);
        await using var dark = await OpenAsync(Samples.Full(120), 1000, 800, ColorScheme.Dark);
        Assert.AreEqual("rgb(255, 255, 255)", await light.ColorOfAsync("card"));
        Assert.AreNotEqual("rgb(255, 255, 255)", await dark.ColorOfAsync("card"));
        await RequireCandleAndMarkerColorsAsync(dark);
        dark.RequireClean();
    }

    [TestMethod]
    public async Task The_legend_shows_the_bar_under_the_crosshair()
    {
        var bars = Samples.Bars(60);
        await using var open = await OpenAsync(new HtmlReport("legend").Add(new PriceChart(bars) { Symbol = "BTC/USD" }), 1200, 800);
        var legend = open.Page.Locator(".legend");
        var last = await legend.InnerTextAsync();
        Assert.Contains(Format(bars[^1].Close), last);
        Assert.Contains("UTC", last);
        var box = await open.Page.Locator(".canvas").BoundingBoxAsync();
        await open.Page.Mouse.MoveAsync(box!.X + box.Width / 3, box.Y + 120);
        await open.Page.WaitForFunctionAsync("before => document.querySelector('.legend').innerText !== before", last);
        var hovered = await legend.InnerTextAsync();
        var time = DateTime.ParseExact(hovered[hovered.IndexOf("2024-", StringComparison.Ordinal)..][..16], "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var bar = bars[bars.Time.IndexOf(DateTime.SpecifyKind(time, DateTimeKind.Utc))];
        foreach (var value in new[] { bar.Open, bar.High, bar.Low, bar.Close })
            Assert.Contains(Format(value), hovered);
        open.RequireClean();

        static string Format(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
    }

    [TestMethod]
    public async Task Range_buttons_and_keys_move_the_chart()
    {
        await using var open = await OpenAsync(Samples.Full(900), 1200, 800);
        var chart = open.Page.Locator(".canvas");
        var first = await chart.ScreenshotAsync();
        await open.Page.ClickAsync(".ranges button:text-is('All')");
        var all = await chart.ScreenshotAsync();
        Assert.AreNotSequenceEqual(first, all);
        await chart.FocusAsync();
        await open.Page.Keyboard.PressAsync("+");
        await open.Page.Keyboard.PressAsync("ArrowLeft");
        var moved = await chart.ScreenshotAsync();
        Assert.AreNotSequenceEqual(all, moved);
        await open.Page.ClickAsync(".layers button:text-is('Markers')");
        var colors = await open.ChartColorsAsync();
        Assert.AreEqual(0, colors.Near(await open.ColorOfAsync("a4"), above: await open.ForecastTopAsync()), "no strong-buy marker is left");
        open.RequireClean();
    }

    [TestMethod]
    public async Task A_phone_shows_everything_without_scrolling_sideways()
    {
        await using var open = await OpenAsync(Samples.Full(900), 360, 740);
        await open.RequireCanvasesAsync();
        Assert.IsLessThanOrEqualTo(360, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await open.ShootAsync("phone");
        open.RequireClean();
    }

    [TestMethod]
    public async Task A_long_series_is_drawn_resampled()
    {
        await using var open = await OpenAsync(Samples.Full(100_000), 1200, 800);
        Assert.Contains("100,000 bars of 1h are drawn as 5,000, 20 in one", await open.Page.InnerTextAsync("main"));
        await open.Page.ClickAsync(".ranges button:text-is('All')");
        await open.RequireCanvasesAsync();
        await RequireCandleAndMarkerColorsAsync(open);
        await open.ShootAsync("long");
        open.RequireClean();
    }

    [TestMethod]
    public async Task Hostile_text_is_shown_and_never_executed()
    {
        var bars = Samples.Bars(80);
        var report = new HtmlReport(Hostile) { Subtitle = Hostile }
            .AddFact(Hostile, Hostile, Hostile)
            .AddConfiguration(Hostile, Hostile)
            .Add(new PriceChart(bars) { Title = Hostile, Symbol = Hostile, Actions = Samples.Actions(bars) }
                .AddPane(new(Hostile, new IndicatorLine(Hostile, bars.Close.ToArray()), new IndicatorLine(Hostile, bars.Open.ToArray()))))
            .Add(new FeatureImportanceChart([new(Hostile, 0.5, 0.1)]) { Note = Hostile })
            .Add(new ActionDistribution(new ActionCounts(Hostile, [1, 2, 3, 4, 5])))
            .Add(new DataQualityCard(10, Hostile, [new(Hostile, FindingSeverity.Critical, 1, bars.Time[0], Hostile)]));
        await using var open = await OpenAsync(report, 1000, 800);
        Assert.AreEqual(Hostile, await open.Page.InnerTextAsync("h1"));
        Assert.AreEqual(Hostile, await open.Page.InnerTextAsync(".legend b"));
        Assert.IsTrue(await open.Page.EvaluateAsync<bool>("window.hacked === undefined"));
        Assert.AreEqual(0, await open.Page.Locator("img").CountAsync());
        open.RequireClean();
    }

    [TestMethod]
    public async Task A_report_without_charts_carries_no_chart_script()
    {
        var report = new HtmlReport("small").Add(new EvaluationSummary(Samples.Evaluation()));
        await using var open = await OpenAsync(report, 800, 600);
        Assert.AreEqual(0, await open.Page.Locator("canvas").CountAsync());
        Assert.IsFalse((await open.Page.ContentAsync()).Contains("TradingView", StringComparison.Ordinal));
        open.RequireClean();
    }

    [TestMethod]
    public async Task The_attribution_is_visible()
    {
        await using var open = await OpenAsync(Samples.Full(120), 1000, 800);
        Assert.IsTrue(await open.Page.Locator("a#tv-attr-logo").IsVisibleAsync());
        Assert.AreEqual("absolute", await open.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('a#tv-attr-logo')).position"), "the policy lets the logo's own style through");
        Assert.Contains("TradingView Lightweight Charts™, Copyright (c) 2026 TradingView, Inc. https://www.tradingview.com/", await open.Page.InnerTextAsync("footer"));
    }

    [TestMethod]
    public async Task Print_shows_the_chart_as_a_light_picture()
    {
        await using var open = await OpenAsync(Samples.Full(300), 1000, 800, ColorScheme.Dark);
        await open.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        Assert.AreEqual("rgb(255, 255, 255)", await open.ColorOfAsync("card"));
        Assert.IsTrue(await open.Page.Locator(".print canvas").IsVisibleAsync());
        var corner = await open.Page.EvaluateAsync<int[]>("Array.from(document.querySelector('.print canvas').getContext('2d').getImageData(2, 2, 1, 1).data)");
        Assert.IsTrue(corner.All(channel => channel >= 200), $"the corner is {string.Join(", ", corner)}: white, or white under a tint");
        await open.ShootAsync("print");
        open.RequireClean();
    }

    private static async Task RequireCandleAndMarkerColorsAsync(OpenReport open)
    {
        var colors = await open.ChartColorsAsync();
        Assert.IsGreaterThan(20, colors.Distinct, "many colours are drawn");
        foreach (var name in new[] { "up", "down" })
            Assert.IsGreaterThan(100, colors.Near(await open.ColorOfAsync(name)), $"{name} candles are drawn");
        foreach (var name in new[] { "a0", "a4" })
            Assert.IsGreaterThan(20, colors.Near(await open.ColorOfAsync(name), above: await open.ForecastTopAsync()), $"{name} markers are drawn");
    }

    private static async Task<OpenReport> OpenAsync(HtmlReport report, int width, int height, ColorScheme scheme = ColorScheme.Light)
    {
        if (_browser is null)
            Assert.Inconclusive("skipped: no Chromium on the PATH");
        var path = Path.Combine(Folder, $"{Guid.NewGuid():N}.html");
        await report.SaveAsync(path);
        return await OpenReport.OpenAsync(_browser.Browser, path, width, height, scheme);
    }
}
