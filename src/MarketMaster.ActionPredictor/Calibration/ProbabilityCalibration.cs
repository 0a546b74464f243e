namespace MarketMaster.Prediction;

/// <summary>How a model's probabilities are corrected, fitted on rows that it was not trained on. Immutable.</summary>
public sealed class ProbabilityCalibration
{
    private const int K = TradeActions.Count;
    private const int FewestRows = 50;
    private const double SmallestProbability = 1e-9;
    private readonly IsotonicCurve[] _curves;

    internal ProbabilityCalibration(int rows, double temperature) => (Method, Rows, Temperature, _curves) = (CalibrationMethod.Temperature, rows, temperature, []);

    internal ProbabilityCalibration(int rows, IsotonicCurve[] curves) => (Method, Rows, Temperature, _curves) = (CalibrationMethod.Isotonic, rows, double.NaN, curves);

    /// <summary>The method.</summary>
    public CalibrationMethod Method { get; }

    /// <summary>Rows fitted on.</summary>
    public int Rows { get; }

    /// <summary>The temperature, 0.02 to 50: below 1 the forest was too modest, above 1 too sure; NaN for isotonic calibration.</summary>
    public double Temperature { get; }

    internal ReadOnlySpan<IsotonicCurve> Curves => _curves;

    internal static ProbabilityCalibration Fit(TradeAction[] labels, ActionProbabilities[] probabilities, CalibrationMethod method)
    {
        LabelRanges.Require((int)method, 0, 1, nameof(method));
        if (labels.Length < FewestRows)
            throw new ArgumentException($"{labels.Length} rows to calibrate on: there must be at least {FewestRows}", nameof(labels));
        if (method == CalibrationMethod.Temperature)
            return new(labels.Length, TemperatureFit.Fit(labels, probabilities));
        return new(labels.Length, [.. TradeActions.All.Select(action => IsotonicCurve.Fit(
            Array.ConvertAll(probabilities, p => p[action]), Array.ConvertAll(labels, label => label == action ? 1.0 : 0)))]);
    }

    internal static double SafeLog(double probability) => Math.Log(Math.Max(probability, SmallestProbability));

    internal ActionPrediction Apply(in ActionPrediction forest)
    {
        var p = forest.Probabilities;
        Span<double> classes = [p.StrongSell, p.Sell, p.Hold, p.Buy, p.StrongBuy];
        if (Method == CalibrationMethod.Temperature)
            Sharpen(classes, 1 / Temperature);
        else
            Correct(classes);
        var total = classes[0] + classes[1] + classes[2] + classes[3] + classes[4];
        var probabilities = new ActionProbabilities(classes[0] / total, classes[1] / total, classes[2] / total, classes[3] / total, classes[4] / total);
        var action = Evaluator.MostProbable(probabilities);
        return new(action, classes[(int)action] / total, probabilities);
    }

    private static void Sharpen(Span<double> classes, double power)
    {
        Span<double> logarithms = stackalloc double[K];
        var greatest = double.NegativeInfinity;
        for (var k = 0; k < K; k++)
            greatest = Math.Max(greatest, logarithms[k] = SafeLog(classes[k]));
        for (var k = 0; k < K; k++)
            classes[k] = Math.Exp(power * (logarithms[k] - greatest));
    }

    // A class that no row near had is not impossible: n rows cannot tell a chance below 1 / (n + 2) from 0.
    private void Correct(Span<double> classes)
    {
        for (var k = 0; k < K; k++)
            classes[k] = Math.Max(_curves[k].At(classes[k]), 1.0 / (Rows + 2));
    }
}
