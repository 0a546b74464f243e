namespace MarketMaster.Monitoring;

/// <summary>
/// Watches a stream for a change, one value at a time, in constant time and without allocating. Feed it returns, residuals or
/// errors, not levels: all such detectors take the values of an unchanged stream to be independent. Not safe for several threads.
/// </summary>
public interface IDriftDetector
{
    /// <summary>Values since the start or the last drift.</summary>
    public long Count { get; }

    /// <summary>Takes one value. NaN is passed over.</summary>
    /// <param name="value">The value; an error is 1, a right answer 0, for the detectors that watch errors.</param>
    /// <returns>What the detector says.</returns>
    public DetectorSignal Update(double value);

    /// <summary>Forgets everything.</summary>
    public void Reset();
}
