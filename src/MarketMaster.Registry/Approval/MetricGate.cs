using System.Globalization;

namespace MarketMaster.Registry;

/// <summary>Lets a version into production only if it has a metric, and is not worse in it than the version that is there.</summary>
/// <param name="metric">Name of the metric.</param>
/// <param name="tolerance">How much worse it may be, 0 or more, in the metric's unit. Default 0.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is below 0 or not a number.</exception>
public sealed class MetricGate(string metric, double tolerance = 0) : IPromotionGate
{
    private readonly double _tolerance = tolerance >= 0 ? tolerance : throw new ArgumentOutOfRangeException(nameof(tolerance), tolerance, "the tolerance is 0 or more");

    /// <inheritdoc/>
    public ValueTask<PromotionDecision> ReviewAsync(PromotionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(Review(request));
    }

    private PromotionDecision Review(PromotionRequest request)
    {
        var candidate = request.Candidate.Metrics.FirstOrDefault(m => m.Name == metric);
        if (candidate is null)
            return new(false, $"{request.Candidate} has no metric '{metric}'");
        var current = request.Current?.Metrics.FirstOrDefault(m => m.Name == metric);
        if (current is null)
            return new(true, string.Create(CultureInfo.InvariantCulture, $"{metric} {candidate.Value}, none in production"));
        var gain = candidate.Direction == MetricDirection.HigherIsBetter ? candidate.Value - current.Value : current.Value - candidate.Value;
        return new(gain >= -_tolerance, string.Create(CultureInfo.InvariantCulture, $"{metric} {candidate.Value} against {current.Value} in production, tolerance {_tolerance}"));
    }
}
