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
        Run(InputColumns.Of(values), MemoryMarshal.Cast<TOutput, double>(destination));

    /// <inheritdoc/>
    public sealed override void ComputeRows(BarSeries bars, Span<double> destination)
    {
        ArgumentNullException.ThrowIfNull(bars);
        Run(InputColumns.Of(bars.Column(Source)), destination);
    }

    /// <summary>Starts a stream that takes one value at a time.</summary>
    public IndicatorStream<double, TOutput> Stream() => StreamRunner<double, TOutput>.Open(this);

    /// <inheritdoc/>
    public sealed override IndicatorStream OpenStream() => Stream();
}
