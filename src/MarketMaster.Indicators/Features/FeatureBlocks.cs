using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static MarketMaster.Indicators.FeatureScratch;

namespace MarketMaster.Indicators;

/// <summary>
/// The 25 features block by block: first the recurrences bar by bar, then what needs a window or the bar alone, in lanes. An
/// arrangement only: every formula is that of the indicator, so the numbers are those of <see cref="FeatureStep{T}"/>, bit for bit.
/// </summary>
/// <typeparam name="T">The lane type.</typeparam>
/// <typeparam name="TState">
/// The lane type of the recurrences: <see cref="Scalar"/> for one series, whose neighbouring bars then fill the lanes of
/// <typeparamref name="T"/>; or <typeparamref name="T"/> for as many series as it has lanes.
/// </typeparam>
internal ref struct FeatureBlocks<T, TState>(FeatureScratch scratch)
    where T : unmanaged, ILane<T>
    where TState : unmanaged, ILane<TState>
{
    private readonly FeatureScratch _scratch = scratch;
    private readonly ref double _columns = ref scratch.First;
    private readonly ref double _features = ref scratch.Features;
    private readonly ref double _distances = ref scratch.Distances;
    private FeatureState<TState> _state = new();
    private int _bars;

    /// <summary>Bars per block: its columns stay in the first-level cache.</summary>
    public static int Block
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TState.Width == 1 ? 64 : 8;
    }

    /// <summary>Distance of the columns.</summary>
    public static int Stride
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (History + Block) * TState.Width + 8;
    }

    private static int Together => T.Width / TState.Width;

    /// <summary>A place in a column of the bars of the block, which negative bars precede.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref double At(int column, int bar) =>
        ref Unsafe.Add(ref _columns, column * Stride + (History + bar) * TState.Width);

    /// <summary>Back to the state before the first bar.</summary>
    public void Restart()
    {
        _state = new();
        _bars = 0;
    }

    /// <summary>Computes the features of the bars that stand in the first four columns.</summary>
    /// <param name="count">Number of bars, at most <see cref="Block"/>. The columns hold finite numbers up to the next multiple of 8.</param>
    /// <param name="rows">Where the rows go, up to the next multiple of 8.</param>
    /// <param name="apart">Distance of the rows of neighbouring lanes.</param>
    public void Compute(int count, Span<double> rows, int apart)
    {
        CarryOn(count);
        for (var b = 0; b < count; b += Together)
            LookBack(b);
        for (var b = 0; b < count; b += Together)
        {
            Finish(b);
            WriteRows(ref rows[b * Width], apart);
        }
        if (_bars < FeatureSet.LongestWarmup)
            HideWarmup(count, rows, apart);
        _bars += count;
        for (var column = 0; column < LookedBack; column++)
            Move(column, count);
    }

    private void CarryOn(int count)
    {
        var state = _state;
        for (var b = 0; b < count; b++)
        {
            var features = state.Push(new(default, In(High, b), In(Low, b), In(Close, b), In(Volume, b)));
            Out(Line, b, features.Line);
            Out(Signal, b, features.Signal);
            Out(Histogram, b, features.Histogram);
            Out(Fast, b, features.Fast);
            Out(Slow, b, features.Slow);
            Out(Gain, b, features.Gain);
            Out(Loss, b, features.Loss);
            Out(FeatureScratch.Obv, b, features.Obv);
            Out(Anchor, b, features.Anchor);
            Out(Paid, b, features.Paid);
            Out(Traded, b, features.Traded);
            Out(FeatureScratch.Adx, b, features.Adx);
            Out(FeatureScratch.SuperTrend, b, features.SuperTrend);
            Out(FeatureScratch.Atr, b, features.Atr);
        }
        _state = state;
    }

    private readonly void LookBack(int b)
    {
        var (high, low, close) = (Get(High, b), Get(Low, b), Get(Close, b));
        Put(Rest, b, (high - close + (low - close)) / 3);
        var highest = WindowSums.Highest<T>(ref At(High, b - 13), 14, TState.Width);
        var lowest = WindowSums.Lowest<T>(ref At(Low, b - 13), 14, TState.Width);
        Put(Highest, b, highest);
        Put(Lowest, b, lowest);
        Put(K, b, Stochastic.Step<T>.Of(close, highest, lowest));
    }

    private readonly void Finish(int b)
    {
        var close = Get(Close, b);
        var bar = new Candle<T>(default, Get(High, b), Get(Low, b), close, Get(Volume, b));
        Set(0, Rsi.Step<T>.Of(Get(Gain, b), Get(Loss, b)));
        Set(1, Get(Line, b));
        Set(2, Get(Signal, b));
        Set(3, Get(Histogram, b));
        Windows(b);
        Set(9, close + WindowSums.Offsets(ref At(Close, b - 49), 50, TState.Width, close) / 50);
        Set(10, Get(Fast, b));
        Set(11, Get(Slow, b));
        Set(12, Get(FeatureScratch.Obv, b));
        Set(13, Vwap.Step<T>.Of(Get(Anchor, b), Get(Paid, b), Get(Traded, b)));
        var k = Get(K, b);
        Set(14, k);
        Set(15, k + WindowSums.Offsets(ref At(K, b - 2), 3, TState.Width, k) / 3);
        Set(16, WilliamsR.Step<T>.Of(bar, new(true, Get(Highest, b), Get(Lowest, b))));
        Set(18, Get(FeatureScratch.Adx, b));
        Set(19, Get(FeatureScratch.SuperTrend, b));
        var atr = Get(FeatureScratch.Atr, b);
        Set(20, atr);
        Set(21, AtrRatio.Step<T>.Of(atr, close));
        Set(22, RelativeChange<T>.Of(close, Get(Close, b - 1)));
        Set(23, RelativeChange<T>.Of(bar.Volume, Get(Volume, b - 1)));
        Set(24, PivotPoint.Step<T>.Of(bar));
    }

    // Bollinger bands and channel index: both look at the last 20 closes as distances from the newest.
    private readonly void Windows(int b)
    {
        var distances = MemoryMarshal.CreateSpan(ref Unsafe.As<double, T>(ref _distances), 20);
        Subtract(distances, ref At(Close, b - 19));
        var offset = WindowSums.Sum<T>(distances) / 20;
        var bands = BollingerBands.Step<T>.Of(Get(Close, b) + offset, WindowSums.Squares<T>(distances, 0, offset) / 20, 2);
        Set(4, bands.Upper);
        Set(5, bands.Middle);
        Set(6, bands.Lower);
        Set(7, bands.Width);
        Set(8, bands.Middle);
        Add(distances, ref At(Rest, b - 19));
        Set(17, Cci.Step<T>.Of(distances));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Subtract(Span<T> distances, ref double first)
    {
        var newest = Unsafe.As<double, T>(ref Unsafe.Add(ref first, 19 * TState.Width));
        for (var j = 0; j < distances.Length; j++)
            distances[j] = Unsafe.As<double, T>(ref Unsafe.Add(ref first, j * TState.Width)) - newest;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Add(Span<T> distances, ref double first)
    {
        var newest = Unsafe.As<double, T>(ref Unsafe.Add(ref first, 19 * TState.Width));
        for (var j = 0; j < distances.Length; j++)
            distances[j] += Unsafe.As<double, T>(ref Unsafe.Add(ref first, j * TState.Width)) - newest;
    }

    private readonly void WriteRows(ref double row, int apart)
    {
        ref var features = ref _features;
        if (T.Width == 8 && Transposition.IsSupported)
        {
            for (var k = 0; k + 8 <= Width; k += 8)
            {
                Transposition.Scatter(
                    ref Unsafe.Add(ref features, k * 8),
                    ref row, ref Unsafe.Add(ref row, apart), ref Unsafe.Add(ref row, 2 * apart), ref Unsafe.Add(ref row, 3 * apart),
                    ref Unsafe.Add(ref row, 4 * apart), ref Unsafe.Add(ref row, 5 * apart), ref Unsafe.Add(ref row, 6 * apart), ref Unsafe.Add(ref row, 7 * apart), k);
            }
            for (var lane = 0; lane < 8; lane++)
                Unsafe.Add(ref row, lane * apart + 24) = Unsafe.Add(ref features, 24 * 8 + lane);
            return;
        }
        for (var lane = 0; lane < T.Width; lane++)
        {
            for (var k = 0; k < Width; k++)
                Unsafe.Add(ref row, lane * apart + k) = Unsafe.Add(ref features, k * T.Width + lane);
        }
    }

    private readonly void HideWarmup(int count, Span<double> rows, int apart)
    {
        for (var k = 0; k < Width; k++)
        {
            var hidden = Math.Min(count, FeatureSet.Default.Outputs[k].Warmup - _bars);
            for (var lane = 0; lane < TState.Width; lane++)
            {
                for (var b = 0; b < hidden; b++)
                    rows[lane * apart + b * Width + k] = double.NaN;
            }
        }
    }

    private readonly void Move(int column, int count)
    {
        for (var b = -History; b < 0; b += Together)
            Put(column, b, Get(column, b + count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T Get(int column, int b) => Unsafe.As<double, T>(ref At(column, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Put(int column, int b, T value) => Unsafe.As<double, T>(ref At(column, b)) = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TState In(int column, int b) => Unsafe.As<double, TState>(ref At(column, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Out(int column, int b, TState value) => Unsafe.As<double, TState>(ref At(column, b)) = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Set(int feature, T value) => Unsafe.As<double, T>(ref Unsafe.Add(ref _features, feature * T.Width)) = value;
}
