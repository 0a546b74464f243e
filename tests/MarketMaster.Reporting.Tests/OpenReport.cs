using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Playwright;

namespace MarketMaster.Reporting.Tests;

/// <summary>A report in a browser tab, with everything it complained about or asked for.</summary>
internal sealed class OpenReport(IBrowserContext context, IPage page, string url) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public IPage Page { get; } = page;

    public static async Task<OpenReport> OpenAsync(IBrowser browser, string path, int width, int height, ColorScheme scheme)
    {
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var open = new OpenReport(context, page, new Uri(path).AbsoluteUri);
        page.Console += (_, message) => open._complaints.Enqueue($"console {message.Type}: {message.Text}");
        page.PageError += (_, error) => open._complaints.Enqueue($"error: {error}");
        page.Request += (_, request) =>
        {
            if (request.Url != open.Url && request.Url != "data:,")
                open._complaints.Enqueue($"request: {request.Url}");
        };
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))");
        await page.GotoAsync(open.Url);
        await page.WaitForFunctionAsync("[...document.querySelectorAll('.price-chart')].every(c => c.dataset.ready)");
        return open;
    }

    public string Url { get; } = url;

    public void RequireClean() => Assert.IsEmpty(_complaints, string.Join("; ", _complaints));

    /// <summary>Every canvas has a size, and every pane has something drawn on it.</summary>
    public async Task RequireCanvasesAsync()
    {
        var panes = await Page.EvaluateAsync<int[]>("""
            [...document.querySelectorAll('.canvas tr')].map(row => {
              const colors = new Set();
              for (const canvas of row.querySelectorAll('td:nth-child(2) canvas')) {
                if (!canvas.width || !canvas.height) return -1;
                const data = new Uint32Array(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                for (let i = 0; i < data.length; i += 3) colors.add(data[i]);
              }
              return row.querySelector('td:nth-child(2) canvas') ? colors.size : 99;
            })
            """);
        Assert.IsGreaterThanOrEqualTo(5, panes.Length, "candles, forecast, RSI, MACD, time axis");
        foreach (var colors in panes)
            Assert.IsGreaterThan(2, colors, $"colours per pane: {string.Join(", ", panes)}");
    }

    /// <summary>The colours in a screenshot of the chart, counted by the browser itself in a tab without a policy.</summary>
    public async Task<ChartColors> ChartColorsAsync()
    {
        await Page.EvaluateAsync("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        var png = Convert.ToBase64String(await Page.Locator(".canvas").First.ScreenshotAsync());
        var reader = await context.NewPageAsync();
        var pixels = await reader.EvaluateAsync<string>("""
            async png => {
              const image = new Image();
              image.src = 'data:image/png;base64,' + png;
              await image.decode();
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [image.width, image.height];
              const drawing = canvas.getContext('2d');
              drawing.drawImage(image, 0, 0);
              const data = drawing.getImageData(0, 0, image.width, image.height).data;
              let text = '';
              for (let i = 0; i < data.length; i += 32768) text += String.fromCharCode(...data.subarray(i, i + 32768));
              return image.width + ',' + btoa(text);
            }
            """, png);
        await reader.CloseAsync();
        var comma = pixels.IndexOf(',', StringComparison.Ordinal);
        return new(int.Parse(pixels.AsSpan(0, comma), CultureInfo.InvariantCulture), Convert.FromBase64String(pixels[(comma + 1)..]));
    }

    /// <summary>A colour of the style sheet as the page has it now.</summary>
    public Task<string> ColorOfAsync(string name) => Page.EvaluateAsync<string>("""
        name => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = `var(--${name})`;
          const value = getComputedStyle(probe).color;
          probe.remove();
          return value;
        }
        """, name);

    /// <summary>Where the pane below the candles starts, in pixels from the top of the chart.</summary>
    public async Task<int> ForecastTopAsync() => (int)await Page.EvaluateAsync<double>("parseFloat(document.querySelector('.pane-label').style.top) - 4");

    /// <summary>Saves a picture for human eyes where MARKETMASTER_SCREENSHOTS names a folder.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("MARKETMASTER_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
