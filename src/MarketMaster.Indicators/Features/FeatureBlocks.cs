using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>
/// The 25 features of a warm series, block by block: what a bar gives by itself in lanes of neighbouring bars, then the
/// recurrences bar by bar, then what follows from them in lanes again. An arrangement only: every formula is that of the
/// indicator, so the numbers are those of <see cref="FeatureStep{T}"/>, bit for bit.
/// </summary>
/// <typeparam name="T">The lane type.</typeparam>
internal ref struct FeatureBlocks<T> where T : unmanaged, ILane<T>
{
    /// <summary>Bars after which every feature is warm: where the blocks take over from the step.</summary>
    public const int Warm = 64;

    /// <summary>Bars per block: its columns stay in the first-level cache.</summary>
    public const int Block = 64;

    private readonly ReadOnlySpan<double> _high;
    private readonly ReadOnlySpan<double> _low;
    private readonly ReadOnlySpan<double> _close;
    private readonly ReadOnlySpan<double> _volume;
    private readonly FeatureScratch _scratch;
    private FeatureState _state;

    public FeatureBlocks(in InputColumns input, FeatureScratch scratch, in FeatureState state)
    {
        _high = input.Column(BarFields.High);
        _low = input.Column(BarFields.Low);
        _close = input.Column(BarFields.Close);
        _volume = input.Column(BarFields.Volume);
        _scratch = scratch;
        _state = state;
    }

    public readonly FeatureState State => _state;

    /// <summary>Computes %K and the rest of the typical price of the bars before the first block: the windows of the first block look back on them.</summary>
    public readonly void FillHistory(int start)
    {
        for (var b = -FeatureScratch.History; b < 0; b += T.Width)
            LookBack(start, b);
    }

    /// <summary>Computes a block.</summary>
    /// <param name="start">First bar; at least <see cref="Warm"/>.</param>
    /// <param name="count">Number of bars: a multiple of 8, at most <see cref="Block"/>.</param>
    /// <param name="rows">Where the rows go.</param>
    public void Compute(int start, int count, Span<double> rows)
    {
        for (var b = 0; b < count; b += T.Width)
            Prepare(start, b);
        _state.CarryOn(_scratch, _volume.Slice(start, count));
        for (var b = 0; b < count; b += T.Width)
            Join(start, b);
        _state.CarryOnJoined(_scratch, _close.Slice(start - 1, count + 1));
        for (var b = 0; b < count; b += T.Width)
            Finish(start, b, rows[(b * FeatureScratch.Width)..]);
        _scratch.Shift(count);
    }

    private readonly void Prepare(int start, int b)
    {
        var i = start + b;
        var (close, previous) = (At(_close, i), At(_close, i - 1));
        var bar = new Candle<T>(default, At(_high, i), At(_low, i), close, At(_volume, i));
        var change = close - previous;
        Put(FeatureScratch.Change, b, change);
        Put(FeatureScratch.Gain, b, T.Max(change, 0) * WilderMean<T>.Take(14));
        Put(FeatureScratch.Loss, b, T.Max(-change, 0) * WilderMean<T>.Take(14));
        var range = TrueRange.Of(bar, previous);
        Put(FeatureScratch.Atr14, b, range * WilderMean<T>.Take(14));
        Put(FeatureScratch.Atr10, b, range * WilderMean<T>.Take(10));
        var up = bar.High - At(_high, i - 1);
        var down = At(_low, i - 1) - bar.Low;
        Put(FeatureScratch.Plus, b, Adx.Step<T>.Movement(up, down));
        Put(FeatureScratch.Minus, b, Adx.Step<T>.Movement(down, up));
        Put(FeatureScratch.Obv, b, Obv.Step<T>.Signed(bar.Volume, close, previous));
        Put(FeatureScratch.Paid, b, Vwap.Step<T>.Paid(bar, _state.VwapAnchor));
        LookBack(start, b);
    }

    private readonly void LookBack(int start, int b)
    {
        var i = start + b;
        var (high, low, close) = (At(_high, i), At(_low, i), At(_close, i));
        Put(FeatureScratch.Rest, b, (high - close + (low - close)) / 3);
        var highest = WindowSums.Highest<T>(ref Ref(_high, i - 13), 14, 1);
        var lowest = WindowSums.Lowest<T>(ref Ref(_low, i - 13), 14, 1);
        Put(FeatureScratch.Highest, b, highest);
        Put(FeatureScratch.Lowest, b, lowest);
        Put(FeatureScratch.K, b, Stochastic.Step<T>.Of(close, highest, lowest));
    }

    private readonly void Join(int start, int b)
    {
        Put(FeatureScratch.Line, b, Get(FeatureScratch.Fast, b) - Get(FeatureScratch.Slow, b));
        Put(FeatureScratch.Index, b, Adx.Step<T>.Index(Get(FeatureScratch.Plus, b), Get(FeatureScratch.Minus, b)));
        var middle = (At(_high, start + b) + At(_low, start + b)) / 2;
        var reach = 3 * Get(FeatureScratch.Atr10, b);
        Put(FeatureScratch.Upper, b, middle + reach);
        Put(FeatureScratch.Lower, b, middle - reach);
    }

    private readonly void Finish(int start, int b, Span<double> rows)
    {
        var i = start + b;
        var (close, volume) = (At(_close, i), At(_volume, i));
        var bar = new Candle<T>(default, At(_high, i), At(_low, i), close, volume);
        ref var first = ref _scratch.Rows;
        Set(ref first, 0, Rsi.Step<T>.Of(Get(FeatureScratch.Gain, b), Get(FeatureScratch.Loss, b)));
        Set(ref first, 1, Get(FeatureScratch.Line, b));
        Set(ref first, 2, Get(FeatureScratch.Line, b) + Get(FeatureScratch.Signal, b));
        Set(ref first, 3, -Get(FeatureScratch.Signal, b));
        Bands(ref first, i, close);
        Set(ref first, 9, WindowSums.Pairwise<T>(ref Ref(_close, i - 49), 50, 1) / 50);
        Set(ref first, 10, close + Get(FeatureScratch.Fast, b));
        Set(ref first, 11, close + Get(FeatureScratch.Slow, b));
        Set(ref first, 12, Get(FeatureScratch.Obv, b));
        Set(ref first, 13, Vwap.Step<T>.Of(_state.VwapAnchor, Get(FeatureScratch.Paid, b), Get(FeatureScratch.Volume, b)));
        var k = Get(FeatureScratch.K, b);
        Set(ref first, 14, k);
        Set(ref first, 15, k + WindowSums.Offsets(ref _scratch.At(FeatureScratch.K, b - 2), 3, 1, k) / 3);
        var range = new PriceRange<T>.Extremes(true, Get(FeatureScratch.Highest, b), Get(FeatureScratch.Lowest, b));
        Set(ref first, 16, WilliamsR.Step<T>.Of(bar, range));
        Set(ref first, 17, ChannelIndex(i, b, close));
        Set(ref first, 18, Get(FeatureScratch.Adx, b));
        Set(ref first, 19, Get(FeatureScratch.Trend, b));
        var atr = Get(FeatureScratch.Atr14, b);
        Set(ref first, 20, atr);
        Set(ref first, 21, AtrRatio.Step<T>.Of(atr, close));
        Set(ref first, 22, RelativeChange<T>.Of(close, At(_close, i - 1)));
        Set(ref first, 23, RelativeChange<T>.Of(volume, At(_volume, i - 1)));
        Set(ref first, 24, PivotPoint.Step<T>.Of(bar));
        _scratch.WriteRows<T>(rows);
    }

    private readonly void Bands(ref double first, int i, T close)
    {
        ref var window = ref Ref(_close, i - 19);
        var offset = WindowSums.Offsets(ref window, 20, 1, close) / 20;
        var bands = BollingerBands.Step<T>.Of(close + offset, WindowSums.Squares(ref window, 20, 1, close, offset) / 20, 2);
        Set(ref first, 4, bands.Upper);
        Set(ref first, 5, bands.Middle);
        Set(ref first, 6, bands.Lower);
        Set(ref first, 7, bands.Width);
        Set(ref first, 8, bands.Middle);
    }

    private readonly T ChannelIndex(int i, int b, T close)
    {
        Span<T> distances = stackalloc T[20];
        ref var closes = ref Ref(_close, i - 19);
        ref var rests = ref _scratch.At(FeatureScratch.Rest, b - 19);
        var rest = Get(FeatureScratch.Rest, b);
        for (var j = 0; j < distances.Length; j++)
            distances[j] = Lanes(ref closes, j) - close + (Lanes(ref rests, j) - rest);
        return Cci.Step<T>.Of(distances);
    }

    private readonly T Get(int column, int b) => Lanes(ref _scratch.At(column, b), 0);

    private readonly void Put(int column, int b, T value) => Unsafe.As<double, T>(ref _scratch.At(column, b)) = value;

    private static void Set(ref double first, int feature, T value) => Unsafe.As<double, T>(ref Unsafe.Add(ref first, feature * T.Width)) = value;

    private static T At(ReadOnlySpan<double> column, int index) => Lanes(ref Ref(column, index), 0);

    private static T Lanes(ref double first, int offset) => Unsafe.As<double, T>(ref Unsafe.Add(ref first, offset));

    private static ref double Ref(ReadOnlySpan<double> column, int index) => ref Unsafe.Add(ref MemoryMarshal.GetReference(column), index);
}
