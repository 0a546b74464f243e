using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>An indicator of one series of numbers: closes by default, or whatever the caller has.</summary>
/// <typeparam name="TOutput"><see cref="double"/>, or a struct of doubles.</typeparam>
public abstract record SeriesIndicator<TOutput> : Indicator<TOutput>
    where TOutput : unmanaged
{
    /// <summary>The column of a bar that the indicator reads; the close unless a subclass says otherwise.</summary>
    protected internal virtual BarFields Source => BarFields.Close;

    /// <inheritdoc/>
    protected internal sealed override BarFields Reads => Source;

    /// <summary>Computes the indicator over any series of numbers.</summary>
    /// <param name="values">The series, such as <c>bars.Close</c>.</param>
    /// <returns>One output per value; NaN during the warm-up.</returns>
    public TOutput[] Compute(ReadOnlySpan<double> values)
    {
        var result = new TOutput[values.Length];
        Compute(values, result);
        return result;
    }

    /// <summary>Computes the indicator over any series of numbers into a buffer of the caller's.</summary>
    /// <param name="values">The series, such as <c>bars.Close</c>.</param>
    /// <param name="destination">At least as long as <paramref name="values"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void Compute(ReadOnlySpan<double> values, Span<TOutput> destination) =>
        RunSeries(values, MemoryMarshal.Cast<TOutput, double>(destination));

    /// <inheritdoc/>
    public sealed override void ComputeRows(BarSeries bars, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(bars);
        RunSeries(bars.Column(Source), destination);
    }

    /// <summary>Starts a stream that takes one value at a time.</summary>
    public IndicatorStream<double, TOutput> Stream() => OpenSeries();

    /// <inheritdoc/>
    public sealed override IndicatorStream OpenStream() => OpenSeries();

    /// <summary>Chains: this indicator computed over the values of another, as in <c>new Sma(10).Of(new Rsi(14))</c>.</summary>
    /// <remarks>
    /// The numbers are those of <c>Compute(inner.Compute(values))</c>, bit for bit: a NaN of the inner indicator, in its warm-up,
    /// on a gap or where it is undefined, gives NaN and restarts this one. The warm-ups add up.
    /// </remarks>
    /// <param name="inner">The indicator below; choose one of several outputs with <c>Select</c>.</param>
    /// <returns>An indicator of what <paramref name="inner"/> reads.</returns>
    public SeriesIndicator<TOutput> Of(SeriesIndicator<double> inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new SeriesChain<TOutput>(this, inner);
    }

    /// <summary>Chains: this indicator computed over the values of an indicator of bars, or over a <see cref="PriceSource"/>: <c>new Ema(12).Of(PriceSource.Hl2)</c>.</summary>
    /// <remarks><inheritdoc cref="Of(SeriesIndicator{double})" path="/remarks"/></remarks>
    /// <param name="inner">The indicator below; choose one of several outputs with <c>Select</c>.</param>
    /// <returns>An indicator of bars.</returns>
    public BarIndicator<TOutput> Of(BarIndicator<double> inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        return new BarChain<TOutput>(this, inner);
    }

    /// <summary>One output alone, as an indicator to chain on or to compute by itself.</summary>
    /// <param name="output">Name of the output, such as <c>macd_signal</c>.</param>
    /// <returns>An indicator with this one output.</returns>
    /// <exception cref="ArgumentException">There is no such output; the message lists the names.</exception>
    public SeriesIndicator<double> Select(string output) => new SeriesSelection<TOutput>(this, Composition.IndexOf(this, output));

    /// <summary>One output alone, by its place.</summary>
    /// <param name="output">0-based, in the order of <see cref="Indicator.Outputs"/>.</param>
    /// <returns>An indicator with this one output.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public SeriesIndicator<double> Select(int output) => new SeriesSelection<TOutput>(this, Composition.RequireIndex(this, output));

    internal sealed override InputColumns InputOf(BarSeries bars) => InputColumns.Of(bars.Column(Source));

    internal virtual void RunSeries(ReadOnlySpan<double> values, Span<double> destination) => Run(InputColumns.Of(values), destination);

    internal virtual IndicatorStream<double, TOutput> OpenSeries() => StreamRunner<double, TOutput>.Open(this);
}
