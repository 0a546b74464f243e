namespace MarketMaster;

/// <summary>Log returns of the usable rows: finite prices, close above 0, in order of time, the first of duplicates.</summary>
internal sealed class ReturnSeries
{
    // fewer long steps than this tell nothing about how far prices move over night
    private const int FewestLongSteps = 20;

    private ReturnSeries(int[] rows, double[] values, bool[] longStep, ReturnScale scale, ReturnScale longScale)
    {
        (Rows, Values, LongStep, Scale, LongScale) = (rows, values, longStep, scale, longScale);
    }

    /// <summary>Usable rows in order of time.</summary>
    public int[] Rows { get; }

    /// <summary>Return from row k - 1 to row k of <see cref="Rows"/>; the first is 0 and means nothing.</summary>
    public double[] Values { get; }

    /// <summary>Whether more than one interval lies between row k - 1 and row k.</summary>
    public bool[] LongStep { get; }

    /// <summary>Spread of the returns from bar to bar.</summary>
    public ReturnScale Scale { get; }

    /// <summary>Spread of the returns over a night or gap; the same where bars are daily or such steps are few.</summary>
    public ReturnScale LongScale { get; }

    public static ReturnSeries Of(BarSeries bars, TimeSpan interval)
    {
        var rows = UsableRows(bars);
        var values = new double[rows.Length];
        var longStep = new bool[rows.Length];
        for (var k = 1; k < rows.Length; k++)
        {
            values[k] = Math.Log(bars.Close[rows[k]] / bars.Close[rows[k - 1]]);
            longStep[k] = bars.Time[rows[k]] - bars.Time[rows[k - 1]] > interval;
        }
        var nights = values.Where((_, k) => longStep[k]).ToArray();
        var separate = interval < TimeSpan.FromDays(1) && nights.Length >= FewestLongSteps;
        var scale = ReturnScale.Of(separate ? values.Skip(1).Where((_, k) => !longStep[k + 1]).ToArray() : values.AsSpan(Math.Min(1, values.Length)));
        return new(rows, values, longStep, scale, separate ? ReturnScale.Of(nights) : scale);
    }

    public double Score(int k) => (LongStep[k] ? LongScale : Scale).Score(Values[k]);

    private static int[] UsableRows(BarSeries bars)
    {
        var usable = Enumerable.Range(0, bars.Count).Where(row => CellChecks.HasPrices(bars[row]) && bars.Close[row] > 0);
        return [.. usable.OrderBy(row => bars.Time[row]).DistinctBy(row => bars.Time[row])];
    }
}
