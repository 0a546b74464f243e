namespace MarketMaster;

/// <summary>Judges outlying returns: bad ticks that jump back, splits, unit changes, and moves that may be true.</summary>
internal sealed class ReturnChecks(BarSeries bars, ReturnSeries returns, TimeSpan interval, BarValidatorOptions options, DefectLog log)
{
    private const double SpikeRemainder = 0.2;
    private const double SplitTolerance = 0.02;
    private const double WidestSplitTolerance = 0.04;
    private const double UnitTolerance = 0.1;
    private const int LevelBars = 5;
    private const int FewestLevelBars = 3;

    private static readonly (double Ratio, string Text)[] Splits =
    [
        (5.0 / 4, "5:4"), (4.0 / 3, "4:3"), (3.0 / 2, "3:2"), (5.0 / 3, "5:3"), (2, "2:1"), (3, "3:1"), (4, "4:1"), (5, "5:1"), (6, "6:1"), (7, "7:1"),
        (8, "8:1"), (10, "10:1"), (15, "15:1"), (20, "20:1"), (25, "25:1"), (30, "30:1"), (50, "50:1"),
    ];

    public List<ReturnOutlier> Outliers { get; } = [];

    public List<SplitSuspect> SplitSuspects { get; } = [];

    public List<UnitChange> UnitChanges { get; } = [];

    public void Run()
    {
        var partOfSpike = -1;
        for (var k = 1; k < returns.Rows.Length; k++)
        {
            if (!IsOutlier(k))
                continue;
            var row = returns.Rows[k];
            Outliers.Add(new(row, returns.Values[k], returns.Score(k)));
            log.Add(BarDefect.ReturnOutlier, row);
            if (k == partOfSpike)
                continue;
            if (IsSpike(k))
            {
                log.Add(BarDefect.Spike, row);
                partOfSpike = k + 1;
            }
            else if (!IsSplit(k))
                CheckUnit(k);
        }
    }

    private bool IsOutlier(int k) => Math.Abs(returns.Score(k)) > options.OutlierThreshold;

    private bool IsSpike(int k)
    {
        if (k + 1 >= returns.Rows.Length || !IsOutlier(k + 1))
            return false;
        var (away, back) = (returns.Values[k], returns.Values[k + 1]);
        return Math.Sign(away) == -Math.Sign(back) && Math.Abs(away + back) < SpikeRemainder * Math.Abs(away);
    }

    // a split takes effect between sessions: bars within one cannot show it, bars of a day or more always may
    private bool IsSplit(int k)
    {
        var (row, before) = (returns.Rows[k], returns.Rows[k - 1]);
        if ((!returns.LongStep[k] && interval < TimeSpan.FromDays(1)) || bars.Open[row] <= 0)
            return false;
        var ratio = bars.Close[before] / bars.Open[row];
        var (split, text) = Splits.MinBy(s => Math.Abs(Math.Log(ratio > 1 ? ratio / s.Ratio : ratio * s.Ratio)));
        if (Math.Abs(Math.Log(ratio > 1 ? ratio / split : ratio * split)) >= Tolerance(k, split))
            return false;
        SplitSuspects.Add(new(row, ratio > 1 ? text : string.Join(':', text.Split(':').Reverse()), ratio));
        log.Add(BarDefect.SplitSuspect, row);
        return true;
    }

    // the open after a split moves as any open does: two standard deviations, where that is wider; but a fraction
    // such as 5:4 is within reach of a true crash and keeps the narrow tolerance
    private double Tolerance(int k, double split) => split < 2
        ? SplitTolerance
        : Math.Clamp(2 * (returns.LongStep[k] ? returns.LongScale : returns.Scale).Spread, SplitTolerance, WidestSplitTolerance);

    private void CheckUnit(int k)
    {
        var power = Math.Round(returns.Values[k] / Math.Log(10));
        if (Math.Abs(power) is < 1 or > 3 || Math.Abs(returns.Values[k] - power * Math.Log(10)) > UnitTolerance)
            return;
        var after = Level(k, Math.Min(k + LevelBars, returns.Rows.Length));
        var before = Level(Math.Max(0, k - LevelBars), k);
        if (!(Math.Abs(Math.Log(after / before) - power * Math.Log(10)) <= UnitTolerance))
            return;
        UnitChanges.Add(new(returns.Rows[k], power > 0 ? Math.Pow(10, power) : 1 / Math.Pow(10, -power)));
        log.Add(BarDefect.UnitChange, returns.Rows[k]);
    }

    private double Level(int from, int to)
    {
        if (to - from < FewestLevelBars)
            return double.NaN;
        var closes = new double[to - from];
        for (var i = 0; i < closes.Length; i++)
            closes[i] = bars.Close[returns.Rows[from + i]];
        return ReturnScale.MedianOf(closes);
    }
}
