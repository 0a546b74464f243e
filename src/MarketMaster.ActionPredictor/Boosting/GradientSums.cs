namespace MarketMaster.Prediction;

/// <summary>Sums over rows in the whole units of <see cref="GradientScale"/>: first and second derivatives of the loss, and the number of rows.</summary>
internal readonly record struct GradientSums(int Gradient, int Curvature, int Rows)
{
    public static GradientSums operator -(GradientSums left, GradientSums right) =>
        new(left.Gradient - right.Gradient, left.Curvature - right.Curvature, left.Rows - right.Rows);
}
