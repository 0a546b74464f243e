using System.Text;

namespace MarketMaster.Reporting;

/// <summary>The embedded scripts and styles, with LF line ends: browsers hash them so.</summary>
internal static class PageAssets
{
    private const string LogoStyleStart = "a#tv-attr-logo{";

    public static string Style { get; } = Read("report.css");

    public static string Theme { get; } = Read("theme.js");

    public static string Chart { get; } = Read("chart.js");

    public static string ChartLibrary { get; } = Read("lightweight-charts.js");

    /// <summary>The style that the chart library inserts for its attribution logo: it must be allowed by its hash, too.</summary>
    public static string LogoStyle { get; } = FindLogoStyle(ChartLibrary);

    private static string FindLogoStyle(string library)
    {
        var start = library.IndexOf(LogoStyleStart, StringComparison.Ordinal);
        if (start < 1)
            throw new InvalidOperationException($"the chart library has no style '{LogoStyleStart}': its version does not fit this package");
        var end = library.IndexOf(library[start - 1], start);
        return library[start..end];
    }

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
