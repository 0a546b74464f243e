namespace MarketMaster.Prediction;

/// <summary>A metric over folds.</summary>
/// <param name="Mean">Mean over the folds where it is defined; NaN where it is defined in none.</param>
/// <param name="StandardError">Standard error of the mean: standard deviation over the folds / sqrt of the number of folds without common test rows; NaN with fewer than two folds.</param>
public readonly record struct FoldMetric(double Mean, double StandardError)
{
    internal static FoldMetric Of(IEnumerable<double> values, double overlap)
    {
        var known = values.Where(double.IsFinite).ToArray();
        if (known.Length == 0)
            return new(double.NaN, double.NaN);
        var mean = known.Average();
        return new(mean, known.Length < 2 ? double.NaN : Math.Sqrt(known.Sum(v => (v - mean) * (v - mean)) / (known.Length - 1) / (known.Length / overlap)));
    }
}
