namespace MarketMaster.Prediction;

/// <summary>The temperature with the least log loss. The log loss is convex in 1 / temperature, so its slope has one zero, found by bisection.</summary>
internal static class TemperatureFit
{
    public const double Lowest = 0.02;
    public const double Highest = 50;
    private const int Bisections = 60;

    public static double Fit(ReadOnlySpan<TradeAction> labels, ReadOnlySpan<ActionProbabilities> probabilities)
    {
        double low = 1 / Highest, high = 1 / Lowest;
        for (var i = 0; i < Bisections; i++)
        {
            var middle = Math.Sqrt(low * high);
            if (Slope(labels, probabilities, middle) < 0)
                low = middle;
            else
                high = middle;
        }
        return 1 / Math.Sqrt(low * high);
    }

    /// <summary>Slope of the summed log loss in 1 / temperature: expected minus true logarithm.</summary>
    private static double Slope(ReadOnlySpan<TradeAction> labels, ReadOnlySpan<ActionProbabilities> probabilities, double power)
    {
        var slope = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            double total = 0, expected = 0;
            foreach (var action in TradeActions.All)
            {
                var logarithm = ProbabilityCalibration.SafeLog(probabilities[i][action]);
                var weight = Math.Exp(power * logarithm);
                total += weight;
                expected += weight * logarithm;
            }
            slope += (expected / total) - ProbabilityCalibration.SafeLog(probabilities[i][labels[i]]);
        }
        return slope;
    }
}
