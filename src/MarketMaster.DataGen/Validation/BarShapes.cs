namespace MarketMaster.DataGen;

/// <summary>What the four prices of a bar say about the path between them.</summary>
internal sealed class BarShapes
{
    private const double KeptShare = 0.99;

    public BarShapes(SessionReturns series)
    {
        var bars = series.Bars;
        var range = new double[series.Rows.Length];
        var body = new double[series.Rows.Length];
        int flat = 0, noWick = 0;
        for (var k = 0; k < range.Length; k++)
        {
            var i = series.Rows[k];
            range[k] = Math.Log(bars.High[i] / bars.Low[i]);
            body[k] = Math.Abs(Math.Log(bars.Close[i] / bars.Open[i]));
            var isFlat = bars.High[i] == bars.Low[i];
            flat += isFlat ? 1 : 0;
            noWick += !isFlat && bars.High[i] == Math.Max(bars.Open[i], bars.Close[i]) ? 1 : 0;
        }
        FlatShare = (double)flat / range.Length;
        NoWickShare = (double)noWick / (range.Length - flat);
        RangeRatio = Ratio(range, body);
    }

    public double FlatShare { get; }

    public double NoWickShare { get; }

    public double RangeRatio { get; }

    // bars with the largest ranges are left out: bad prints among them
    private static double Ratio(double[] range, double[] body)
    {
        var largest = Sample.Quantile(range, KeptShare);
        double ranges = 0, bodies = 0;
        for (var k = 0; k < range.Length; k++)
        {
            if (range[k] > largest)
                continue;
            ranges += range[k];
            bodies += body[k];
        }
        return ranges / bodies;
    }
}
