namespace MarketMaster.Indicators;

/// <summary>An indicator of whole bars: it reads more than one of open, high, low, close and volume.</summary>
/// <typeparam name="TOutput"><see cref="double"/>, or a struct of doubles.</typeparam>
public abstract record BarIndicator<TOutput> : Indicator<TOutput>
    where TOutput : unmanaged
{
    /// <inheritdoc/>
    public sealed override void ComputeRows(BarSeries bars, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(bars);
        RunBars(bars, destination);
    }

    /// <summary>Starts a stream that takes one bar at a time.</summary>
    public IndicatorStream<Bar, TOutput> Stream() => OpenBars();

    /// <inheritdoc/>
    public sealed override IndicatorStream OpenStream() => OpenBars();

    /// <summary>One output alone, as an indicator to chain on or to compute by itself.</summary>
    /// <param name="output">Name of the output, such as <c>plus_di</c>.</param>
    /// <returns>An indicator with this one output.</returns>
    /// <exception cref="ArgumentException">There is no such output; the message lists the names.</exception>
    public BarIndicator<double> Select(string output) => new BarSelection<TOutput>(this, Composition.IndexOf(this, output));

    /// <summary>One output alone, by its place.</summary>
    /// <param name="output">0-based, in the order of <see cref="Indicator.Outputs"/>.</param>
    /// <returns>An indicator with this one output.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public BarIndicator<double> Select(int output) => new BarSelection<TOutput>(this, Composition.RequireIndex(this, output));

    internal virtual void RunBars(BarSeries bars, Span<double> destination) => Run(InputColumns.Of(bars, Reads), destination);

    internal virtual IndicatorStream<Bar, TOutput> OpenBars() => StreamRunner<Bar, TOutput>.Open(this);
}
