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
        Run(InputColumns.Of(bars, Reads), destination);
    }

    /// <summary>Starts a stream that takes one bar at a time.</summary>
    public IndicatorStream<Bar, TOutput> Stream() => StreamRunner<Bar, TOutput>.Open(this);

    /// <inheritdoc/>
    public sealed override IndicatorStream OpenStream() => Stream();
}
