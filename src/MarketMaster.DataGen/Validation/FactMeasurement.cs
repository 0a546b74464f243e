namespace MarketMaster.DataGen;

/// <summary>Measures <see cref="StylisedFacts"/>.</summary>
internal static class FactMeasurement
{
    private const int TrendWidth = 63;
    private const int LeastVolumes = 500;
    private const int SumLength = 20;
    private const double ClipShare = 0.001;
    private const double TailShare = 0.05;

    public static (StylisedFacts Facts, IReadOnlyList<ActivitySlot> Profile, int Days) Measure(BarSeries bars, AssetClass assetClass, TimeSpan interval)
    {
        var series = new SessionReturns(bars, assetClass, interval);
        var returns = series.Returns;
        var moves = series.Moves;
        var absolute = Array.ConvertAll(returns, Math.Abs);
        var profile = interval < TimeSpan.FromDays(1) ? new ActivityProfile(series, absolute, moves, interval) : null;
        var slots = profile?.Slots ?? [];
        var deseasonalised = profile?.Deseasonalise(absolute) ?? [];
        var (volume, trades) = Volumes(series, moves, absolute);
        var shapes = new BarShapes(series);
        var daysPerYear = assetClass == AssetClass.Crypto ? 365 : 252;
        return (new()
        {
            AnnualVolatility = Math.Sqrt(series.Squares / series.Days * daysPerYear),
            RawExcessKurtosis = Sample.ExcessKurtosis(returns),
            ExcessKurtosis = Sample.ExcessKurtosis(Sample.Clip(returns, ClipShare)),
            AggregatedKurtosis = Sample.ExcessKurtosis(Sums(returns)),
            Skewness = Sample.Skewness(returns),
            ReturnAutocorrelation = Sample.Autocorrelation(returns, 1),
            AbsoluteAutocorrelation1 = Sample.Autocorrelation(absolute, 1),
            AbsoluteAutocorrelation10 = Sample.Autocorrelation(absolute, 10),
            AbsoluteAutocorrelation50 = Sample.Autocorrelation(absolute, 50),
            DeseasonalisedAutocorrelation1 = Sample.Autocorrelation(deseasonalised, 1),
            DeseasonalisedAutocorrelation10 = Sample.Autocorrelation(deseasonalised, 10),
            DeseasonalisedAutocorrelation50 = Sample.Autocorrelation(deseasonalised, 50),
            Leverage = Leverage(returns, absolute),
            TailIndex = Sample.Hill(Array.FindAll(absolute, a => a > 0), TailShare),
            VolumeReturnCorrelation = volume.Length < LeastVolumes ? double.NaN : Sample.RankCorrelation(volume, trades),
            VolumeAutocorrelation = volume.Length < LeastVolumes ? double.NaN : Sample.Autocorrelation(volume, 1),
            VolumeDeviation = volume.Length < LeastVolumes ? double.NaN : Sample.Deviation(volume),
            RangeRatio = shapes.RangeRatio,
            GapVarianceShare = series.GapShare,
            FlatBarShare = shapes.FlatShare,
            ZeroReturnShare = (double)returns.Count(r => r == 0) / returns.Length,
            NoWickShare = shapes.NoWickShare,
            ActivityContrast = slots.Count < 2 ? double.NaN : slots.Max(s => s.AbsoluteReturn) / slots.Min(s => s.AbsoluteReturn),
        }, slots, series.Days);
    }

    private static double[] Sums(double[] returns)
    {
        var sums = new double[returns.Length / SumLength];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = returns.AsSpan(i * SumLength, SumLength).ToArray().Sum();
        return sums;
    }

    private static double Leverage(double[] returns, double[] absolute)
    {
        var sum = 0.0;
        for (var lag = 1; lag <= 5; lag++)
            sum += returns.Length > lag ? Sample.Correlation(returns.AsSpan(..^lag), absolute.AsSpan(lag..)) : double.NaN;
        return sum / 5;
    }

    // log volume without its trend beside the absolute return of the same bar, where there was volume
    private static (double[] Volume, double[] Absolute) Volumes(SessionReturns series, int[] moves, double[] absolute)
    {
        var log = Array.ConvertAll(moves, k => series.Bars.Volume[series.Rows[k]] is > 0 and var v ? Math.Log(v) : double.NaN);
        var trend = RollingMedian.Centred(log, TrendWidth);
        var kept = Enumerable.Range(0, log.Length).Where(i => !double.IsNaN(log[i])).ToArray();
        return (Array.ConvertAll(kept, i => log[i] - trend[i]), Array.ConvertAll(kept, i => absolute[i]));
    }
}
