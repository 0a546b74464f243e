using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MarketMaster.DataGen;

/// <summary>
/// The stylised facts of a series, generated or real, each beside the band that real series of its asset class and interval lie in.
/// </summary>
public sealed class StylisedFactReport
{
    private const int LeastDailyBars = 5000;
    private const int LeastSessions = 60;

    private static readonly TimeSpan LongestShortDay = TimeSpan.FromHours(8);

    private StylisedFactReport(
        BarSeries bars, AssetClass assetClass, TimeSpan interval, StylisedFacts values, IReadOnlyList<ActivitySlot> profile, int days, double signalShare)
    {
        (Source, BarCount, AssetClass, Interval, Values, Profile, TradingDays) =
            (bars.Source, bars.Count, assetClass, interval, values, profile, days);
        (FirstTime, LastTime) = (bars.Time[0], bars.Time[^1]);
        var shortDay = profile.Count > 1 && profile[^1].Start - profile[0].Start <= LongestShortDay;
        Checks = [.. FactTable.Rows.Select(row => new FactCheck(
            row.Name, row.Meaning, row.Of(values), Widen(row.Name, FactBands.Find(row.Name, assetClass, interval, shortDay), signalShare)))];
    }

    /// <summary>File or feed of the bars; null where unknown.</summary>
    public string? Source { get; }

    /// <summary>Number of bars.</summary>
    public int BarCount { get; }

    /// <summary>Time of the first bar, UTC.</summary>
    public DateTime FirstTime { get; }

    /// <summary>Time of the last bar, UTC.</summary>
    public DateTime LastTime { get; }

    /// <summary>The asset class whose bands are used.</summary>
    public AssetClass AssetClass { get; }

    /// <summary>Time from bar to bar.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Number of trading dates in the series.</summary>
    public int TradingDays { get; }

    /// <summary>The measured statistics.</summary>
    public StylisedFacts Values { get; }

    /// <summary>Every statistic with its band and verdict.</summary>
    public IReadOnlyList<FactCheck> Checks { get; }

    /// <summary>Activity by time of day; empty for daily bars.</summary>
    public IReadOnlyList<ActivitySlot> Profile { get; }

    /// <summary>Whether every fact that can be judged lies in its band.</summary>
    public bool AllPassed => Checks.All(c => c.Passed != false);

    /// <summary>The facts outside their bands.</summary>
    public IReadOnlyList<FactCheck> Failed => [.. Checks.Where(c => c.Passed == false)];

    /// <summary>
    /// Whether the series is as long as the bands are made for: 5,000 daily bars or 60 trading dates of intraday bars. Of a shorter one,
    /// a fact may miss its band by sampling error alone.
    /// </summary>
    public bool HasEnoughBars => Interval < TimeSpan.FromDays(1) ? TradingDays >= LeastSessions : BarCount >= LeastDailyBars;

    /// <summary>Measures a series and judges it.</summary>
    /// <param name="bars">Bars in order of time, from any source; at least two.</param>
    /// <param name="assetClass">Whose bands to use. Stocks before 09:30 and after 16:00 New York time, and weekend bars of daily series that are not crypto, are left out.</param>
    /// <param name="interval">Time from bar to bar; null finds it in the series.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">There are fewer than two bars, or the interval is not positive.</exception>
    public static StylisedFactReport Measure(BarSeries bars, AssetClass assetClass, TimeSpan? interval = null) =>
        Measure(bars, assetClass, interval, 0);

    // signalShare: return autocorrelation that a generator's signal brings
    internal static StylisedFactReport Measure(BarSeries bars, AssetClass assetClass, TimeSpan? interval, double signalShare)
    {
        ArgumentNullException.ThrowIfNull(bars);
        _ = assetClass.ToName();
        if (bars.Count < 2)
            throw new ArgumentException($"stylised facts need at least 2 bars, got {bars.Count}", nameof(bars));
        var step = interval ?? bars.InferInterval();
        if (step <= TimeSpan.Zero)
            throw new ArgumentException($"interval is {step}: it must be positive", nameof(interval));
        var (facts, profile, days) = FactMeasurement.Measure(bars, assetClass, step);
        return new(bars, assetClass, step, facts, profile, days, signalShare);
    }

    /// <summary>The report as one JSON document with snake_case names; NaN is null.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
            WriteTo(json);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes the same document as a part of a larger one.</summary>
    /// <param name="json">Takes the object.</param>
    public void WriteTo(Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(json);
        StylisedFactJson.Write(json, this);
    }

    /// <summary>A table with one fact per line: name, value, band, verdict. Facts that the series does not tell are left out.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var judged = Checks.Count(c => c.Passed is not null);
        text.Append(CultureInfo.InvariantCulture, $"{AssetClass.ToName()}, {Interval}, {BarCount} bars over {TradingDays} days: ");
        text.Append(CultureInfo.InvariantCulture, $"{judged - Failed.Count} of {judged} facts in band");
        text.Append(HasEnoughBars ? "" : ", shorter than the bands are made for").Append('\n');
        foreach (var check in Checks.Where(c => !double.IsNaN(c.Value)))
        {
            var band = check.Band is { } b ? string.Create(CultureInfo.InvariantCulture, $"{b.Lowest:0.###} to {b.Highest:0.###}") : "";
            var verdict = check.Passed switch { true => "pass", false => "FAIL", _ => "-" };
            text.Append(CultureInfo.InvariantCulture, $"{check.Name,-34} {check.Value,8:0.###}  {band,-15}  {verdict,-4}  {check.Meaning}\n");
        }
        return text.ToString();
    }

    private static FactBand? Widen(string name, FactBand? band, double signalShare) =>
        band is { } b && name == "return_autocorrelation" ? b with { Highest = b.Highest + signalShare } : band;
}
