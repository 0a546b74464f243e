namespace MarketMaster.Indicators;

/// <summary>
/// A live indicator, bar by bar; not for use from several threads at once. The numbers are those of the batch, bit for
/// bit. Nothing is allocated per bar.
/// </summary>
public abstract class IndicatorStream
{
    private protected IndicatorStream() { }

    /// <summary>Number of bars taken so far.</summary>
    public long Count { get; private protected set; }

    /// <summary>Number of outputs per bar.</summary>
    public abstract int OutputCount { get; }

    /// <summary>Takes the next bar.</summary>
    /// <param name="bar">The bar.</param>
    /// <param name="outputs">Receives <see cref="OutputCount"/> values.</param>
    public abstract void Push(in Bar bar, Span<double> outputs);

    /// <summary>What <see cref="Push"/> would give, without taking the bar: for a bar that is still forming.</summary>
    /// <param name="bar">The bar as it stands now.</param>
    /// <param name="outputs">Receives <see cref="OutputCount"/> values.</param>
    public abstract void Peek(in Bar bar, Span<double> outputs);

    /// <summary>Replaces the last bar taken, as if it had come in like this.</summary>
    /// <param name="bar">The corrected bar.</param>
    /// <param name="outputs">Receives <see cref="OutputCount"/> values.</param>
    /// <exception cref="InvalidOperationException">No bar was taken yet.</exception>
    public abstract void Revise(in Bar bar, Span<double> outputs);

    /// <summary>Back to the state before the first bar. A step takes a gap as a restart.</summary>
    internal virtual void Restart()
    {
        Span<double> outputs = stackalloc double[OutputCount];
        Push(new(default, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN), outputs);
    }
}
