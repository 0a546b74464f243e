namespace MarketMaster.Prediction;

/// <summary>
/// The units of gradients: powers of two so small that the sum over all rows still fits 32 bits. Sums of whole numbers do not depend
/// on their order, so neither do trees.
/// </summary>
internal readonly struct GradientScale
{
    // A gradient is at most the row's weight, a second derivative a quarter of it.
    private const double Room = 1 << 30;
    private const double CurvatureFactor = 4;

    /// <param name="totalWeight">Sum of the rows' weights.</param>
    public GradientScale(double totalWeight)
    {
        PerGradient = (float)Math.ScaleB(1, (int)Math.Floor(Math.Log2(Room / totalWeight)));
        PerCurvature = (float)(PerGradient * CurvatureFactor);
    }

    /// <summary>Units in a gradient of 1.</summary>
    public float PerGradient { get; }

    /// <summary>Units in a second derivative of 1.</summary>
    public float PerCurvature { get; }

    /// <summary>What a side of a split takes from the loss, times two: squared gradient over curvature and penalty.</summary>
    public double Score(GradientSums sums, double penalty)
    {
        var gradient = sums.Gradient / (double)PerGradient;
        var divisor = (sums.Curvature / (double)PerCurvature) + penalty;
        return divisor > 0 ? gradient * gradient / divisor : 0;
    }

    /// <summary>The score that lowers the loss most: one Newton step.</summary>
    public double Step(GradientSums sums, double penalty)
    {
        var divisor = (sums.Curvature / (double)PerCurvature) + penalty;
        return divisor > 0 ? -(sums.Gradient / (double)PerGradient) / divisor : 0;
    }
}
