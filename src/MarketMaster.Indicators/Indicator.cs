namespace MarketMaster.Indicators;

/// <summary>
/// A technical indicator with its parameters: immutable, comparable by value, safe to share between threads.
/// Outputs are aligned with the input: as many rows as bars, NaN during the warm-up. A bar with a non-finite value in a
/// column that the indicator reads gives NaN and restarts the indicator: it warms up again from the bar after it.
/// </summary>
public abstract record Indicator
{
    /// <summary>The outputs in order, each with its exact warm-up.</summary>
    public abstract IReadOnlyList<OutputInfo> Outputs { get; }

    /// <summary>Number of leading bars on which at least one output has no value yet.</summary>
    public int Warmup
    {
        get
        {
            var longest = 0;
            foreach (var output in Outputs)
                longest = Math.Max(longest, output.Warmup);
            return longest;
        }
    }

    /// <summary>
    /// For an indicator whose outputs depend on the last bars only: how many bars before the current one matter.
    /// Null (the default) where every earlier bar matters, as in an exponential average. A run may then work on several
    /// stretches of a series at once; the numbers do not change.
    /// </summary>
    protected internal virtual int? Memory => null;

    /// <summary>The columns of a bar that are read.</summary>
    protected internal abstract BarFields Reads { get; }

    /// <summary>Computes all outputs over a series into a buffer of the caller's.</summary>
    /// <param name="bars">The series.</param>
    /// <param name="destination">Row by row: bars.Count x Outputs.Count values.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public abstract void ComputeRows(BarSeries bars, Span<double> destination);

    /// <summary>Starts a stream that takes one bar at a time.</summary>
    public abstract IndicatorStream OpenStream();

    // The base declares no printable state: a record prints as its name and parameters.
    /// <summary>Prints nothing of the base.</summary>
    protected virtual bool PrintMembers(System.Text.StringBuilder builder) => false;
}
