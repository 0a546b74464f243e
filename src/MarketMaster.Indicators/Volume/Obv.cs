namespace MarketMaster.Indicators;

/// <summary>On-balance volume: volume added on a rising close, subtracted on a falling one (Granville, 1963). Starts at the first bar's volume, as TA-Lib does.</summary>
public sealed record Obv : BarIndicator<double>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs => [new("obv", 0)];

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.Close | BarFields.Volume;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) => runner.Run<Step<TLane>, Candle<TLane>, TLane>(default);

    internal struct Step<T> : IStep<Candle<T>, T> where T : unmanaged, ILane<T>
    {
        private T _previous;
        private T _total;
        private bool _started;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T Push(in Candle<T> value)
        {
            var previous = _previous;
            _previous = value.Close;
            if (_started)
                return _total += Signed(value.Volume, value.Close, previous);
            _started = true;
            return _total = value.Volume;
        }

        /// <summary>The volume with the sign of the move.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static T Signed(T volume, T close, T previous) => T.IfGreater(close, previous, volume, T.IfGreater(previous, close, -volume, 0));
    }
}

/// <content>OBV.</content>
public static partial class Catalog
{
    /// <summary>On-balance volume.</summary>
    public static IndicatorInfo Obv { get; } = Add(new(
        "obv", "On-balance volume", IndicatorCategory.Volume, [], _ => new Obv()));
}
