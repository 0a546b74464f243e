namespace MarketMaster.Indicators;

/// <summary>Fibonacci pivot levels from the previous bar: the pivot and 0.382, 0.618 and 1 ranges above and below it.</summary>
/// <remarks>As TradingView and Skender. Feed daily bars for daily levels.</remarks>
public sealed record FibonacciPivots : BarIndicator<FibonacciPivotsOutput<double>>
{
    /// <inheritdoc/>
    public override IReadOnlyList<OutputInfo> Outputs =>
    [
        new("fibonacci_pivots_pivot", 1), new("fibonacci_pivots_r1", 1), new("fibonacci_pivots_s1", 1),
        new("fibonacci_pivots_r2", 1), new("fibonacci_pivots_s2", 1), new("fibonacci_pivots_r3", 1),
        new("fibonacci_pivots_s3", 1),
    ];

    /// <inheritdoc/>
    protected internal override int? Memory => 1;

    /// <inheritdoc/>
    protected internal override BarFields Reads => BarFields.High | BarFields.Low | BarFields.Close;

    /// <inheritdoc/>
    protected internal override void Start<TLane, TRunner>(ref TRunner runner) =>
        runner.Run<PreviousBarStep<TLane, FibonacciPivotsOutput<TLane>, Levels<TLane>>, Candle<TLane>, FibonacciPivotsOutput<TLane>>(default);

    private readonly struct Levels<T> : IBarFormula<T, FibonacciPivotsOutput<T>> where T : unmanaged, ILane<T>
    {
        public static FibonacciPivotsOutput<T> Of(in Candle<T> bar)
        {
            var range = bar.High - bar.Low;
            var pivot = TypicalPrice.Of(bar);
            var near = 0.382 * range;
            var far = 0.618 * range;
            return new(pivot, pivot + near, pivot - near, pivot + far, pivot - far, pivot + range, pivot - range);
        }
    }
}

/// <content>Fibonacci pivots.</content>
public static partial class Catalog
{
    /// <summary>Fibonacci pivots.</summary>
    public static IndicatorInfo FibonacciPivots { get; } = Add(new(
        "fibonacci_pivots", "Fibonacci pivots", IndicatorCategory.Trend,
        [], _ => new FibonacciPivots()));
}
