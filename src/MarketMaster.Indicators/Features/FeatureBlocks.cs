using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
internal readonly ref struct FeatureBlocks<T, TState>
    where T : unmanaged, ILane<T>
    where TState : unmanaged, ILane<TState>
{
    /// <summary>Bars that are loaded at a time.</summary>
    public const int Chunk = 64;

    private readonly ref double _history;
    private readonly ref double _columns;
    private readonly ref double _distances;
    private readonly ref double _features;
    private readonly ref FeatureState<TState> _from;
    private readonly ref FeatureState<TState> _to;

    /// <summary>Blocks that carry a state on.</summary>
    public FeatureBlocks(FeatureScratch scratch, ref FeatureState<TState> state)
        : this(scratch, ref state, ref state, ref scratch.Features) { }

    /// <summary>Blocks that read one state and leave the next in another.</summary>
    /// <param name="scratch">The columns.</param>
    /// <param name="from">The state before the bars.</param>
    /// <param name="to">The state after the bars.</param>
    /// <param name="features">Where the features of the bars in the lanes go; of a single bar, its row.</param>
    public FeatureBlocks(FeatureScratch scratch, ref FeatureState<TState> from, ref FeatureState<TState> to, ref double features)
    {
        _history = ref scratch.History;
        _columns = ref scratch.Columns;
        _distances = ref scratch.Distances;
        _features = ref features;
        _from = ref from;
        _to = ref to;
    }

    /// <summary>Bars that are computed at a time: their columns stay in the first-level cache.</summary>
    public static int Block => TState.Width == 1 ? Chunk : 16;

    // One register more than the bars need: columns a power of two apart would fight for the same places of the cache.
    private static int Stride => (FeatureScratch.Before + Chunk) * TState.Width + 8;

    private static int Apart => Block * TState.Width + 8;

    private static int Together => T.Width / TState.Width;

    /// <summary>A place in a column that is looked back on; negative bars precede the chunk.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double At(int column, int bar) => ref Unsafe.Add(ref _history, column * Stride + (Before + bar) * TState.Width);

    /// <summary>Computes the features of bars that stand in the columns.</summary>
    /// <param name="start">First bar of the chunk.</param>
    /// <param name="count">Number of bars, at most <see cref="Block"/>. The columns hold finite numbers up to the next multiple of 8.</param>
    /// <param name="row">Where the first row goes; the rows of a lane follow each other, up to the next multiple of 8.</param>
    /// <param name="places">Distance of each lane's row from that of the first lane.</param>
    /// <param name="before">Number of bars before them since the start or the last gap.</param>
    public void Compute(int start, int count, ref double row, ReadOnlySpan<nint> places, int before)
    {
        // every part is a method of its own, not inlined: together they would not fit in the registers
        CarryAverages(start, count);
        CarryMovements(start, count);
        CarryTotals(start, count);
        Double<Joining.Plus<T>>(start, count, Close, Sums, 5);
        Double<Joining.Larger<T>>(start, count, High, Highs, 3);
        Double<Joining.Smaller<T>>(start, count, Low, Lows, 3);
        if (T.Width == 1)
        {
            for (var b = 0; b < count; b++)
                OneBar(start + b, b, ref Unsafe.Add(ref row, b * Width));
        }
        else
        {
            for (var b = 0; b < count; b += Together)
                LookBackAlone(start + b, b);
            for (var b = 0; b < count; b += Together)
            {
                MeansAlone(start + b);
                BandsAlone(start + b);
                ChannelIndexAlone(start + b);
                CarriedAlone(start + b, b);
                OfTheBarAlone(start + b, b);
                WriteRows(ref Unsafe.Add(ref row, b * Width), ref MemoryMarshal.GetReference(places));
            }
        }
        if (before < FeatureSet.LongestWarmup)
            HideWarmup(count, ref row, places, before);
    }

    /// <summary>Makes room for the next chunk.</summary>
    public void MoveOn()
    {
        for (var column = 0; column < LookedBack; column++)
        {
            var all = MemoryMarshal.CreateSpan(ref At(column, -Before), (Before + Chunk) * TState.Width);
            all[^(Before * TState.Width)..].CopyTo(all);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void CarryAverages(int start, int count)
    {
        var state = _from.Closes;
        for (var b = 0; b < count; b++)
            state.Push(In(Close, start + b), ref Output(b), Apart / TState.Width);
        _to.Closes = state;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void CarryMovements(int start, int count)
    {
        var state = _from.Ranges;
        for (var b = 0; b < count; b++)
            state.Push(Bar(start + b), ref Output(b), Apart / TState.Width);
        _to.Ranges = state;
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void CarryTotals(int start, int count)
    {
        var state = _from.Totals;
        for (var b = 0; b < count; b++)
            state.Push(Bar(start + b), ref Output(b), Apart / TState.Width);
        _to.Totals = state;
    }

    // The results over 2, 4, 8 … bars, each of two of half the length, as Sliding forms them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Double<TJoin>(int start, int count, int from, int to, int times) where TJoin : struct, Joining.IJoin<T>
    {
        if (Together == 1)
        {
            for (var i = start; i < start + count; i++)
            {
                var result = Old(from, i);
                for (var (level, source, span) = (0, from, 1); level < times; level++, span *= 2)
                {
                    result = TJoin.Join(result, Old(source, i - span));
                    source = to + level;
                    Keep(source, i, result);
                }
            }
            return;
        }
        // neighbouring bars share registers: length by length, so that nothing is read back while it is still being written
        for (var (level, source, span) = (0, from, 1); level < times; level++, span *= 2)
        {
            for (var i = start; i < start + count; i += Together)
                Keep(to + level, i, TJoin.Join(Old(source, i), Old(source, i - span)));
            source = to + level;
        }
    }

    // of a single bar, the registers suffice for all parts together
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OneBar(int i, int b, ref double row)
    {
        // last what reads four values at once of a column whose newest value was only just written
        LookBack(i, b);
        OfTheBar(i, b);
        Carried(i, b);
        Bands(i);
        Means(i);
        ChannelIndex(i);
        if (!Unsafe.AreSame(ref _features, ref row))
            MemoryMarshal.CreateReadOnlySpan(ref _features, Width).CopyTo(MemoryMarshal.CreateSpan(ref row, Width));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LookBackAlone(int i, int b) => LookBack(i, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void CarriedAlone(int i, int b) => Carried(i, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void OfTheBarAlone(int i, int b) => OfTheBar(i, b);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void MeansAlone(int i) => Means(i);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void BandsAlone(int i) => Bands(i);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ChannelIndexAlone(int i) => ChannelIndex(i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void LookBack(int i, int b)
    {
        var (high, low, close) = (Old(High, i), Old(Low, i), Old(Close, i));
        Keep(Rest, i, TypicalDistances<T>.RestOf(new(default, high, low, close, default)));
        // 14 = 2 + 4 + 8
        var highest = T.Max(T.Max(Old(Highs, i), Old(Highs + 1, i - 2)), Old(Highs + 2, i - 6));
        var lowest = T.Min(T.Min(Old(Lows, i), Old(Lows + 1, i - 2)), Old(Lows + 2, i - 6));
        Put(Highest, b, highest);
        Put(Lowest, b, lowest);
        Keep(K, i, Stochastic.Step<T>.Of(close, highest, lowest));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Carried(int i, int b)
    {
        Set(0, Rsi.Step<T>.Of(Get(Gain, b), Get(Loss, b)));
        Set(1, Get(Line, b));
        Set(2, Get(Signal, b));
        Set(3, Get(Histogram, b));
        Set(10, Get(Fast, b));
        Set(11, Get(Slow, b));
        Set(12, Get(FeatureScratch.Obv, b));
        Set(13, Vwap.Step<T>.Of(Get(Anchor, b), Get(Paid, b), Get(Traded, b)));
        Set(14, Old(K, i));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void OfTheBar(int i, int b)
    {
        var close = Old(Close, i);
        var bar = new Candle<T>(default, Old(High, i), Old(Low, i), close, Old(Volume, i));
        Set(16, WilliamsR.Step<T>.Of(bar, new(true, Get(Highest, b), Get(Lowest, b))));
        Set(18, Get(FeatureScratch.Adx, b));
        Set(19, Get(FeatureScratch.SuperTrend, b));
        var atr = Get(FeatureScratch.Atr, b);
        Set(20, atr);
        Set(21, AtrRatio.Step<T>.Of(atr, close));
        Set(22, RelativeChange<T>.Of(close, Old(Close, i - 1)));
        Set(23, RelativeChange<T>.Of(bar.Volume, Old(Volume, i - 1)));
        Set(24, PivotPoint.Step<T>.Of(bar));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Means(int i)
    {
        // 20 = 4 + 16, 50 = 2 + 16 + 32
        Set(8, (Old(Sums + 1, i) + Old(Sums + 3, i - 4)) / 20);
        Set(9, (Old(Sums, i) + Old(Sums + 3, i - 2) + Old(Sums + 4, i - 18)) / 50);
        var k = Old(K, i);
        Set(15, k + WindowSums.Offsets<T, TState>(ref At(K, i - 2), 3, k) * (1.0 / 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Bands(int i)
    {
        var close = Old(Close, i);
        WindowMoments.Of<T, TState>(ref At(Close, i - 19), 20, close, out var sum, out var squares);
        var bands = BollingerBands.Step<T>.Of(close + sum * (1.0 / 20), WindowMoments.Variance<T>(sum, squares, 1.0 / 20), 2);
        Set(4, bands.Upper);
        Set(5, bands.Middle);
        Set(6, bands.Lower);
        Set(7, bands.Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ChannelIndex(int i)
    {
        if (T.Width == 1 && Vector256.IsHardwareAccelerated)
            Distances<FourLanes>(i, At(Close, i), At(Rest, i));
        else
            Distances<T>(i, Old(Close, i), Old(Rest, i));
        Set(17, Cci.Step<T>.Of(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<double, T>(ref _distances), 20)));
    }

    // Of a single bar, several distances fill the lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Distances<TWide>(int i, TWide newestClose, TWide newestRest) where TWide : unmanaged, ILane<TWide>
    {
        ref var close = ref At(Close, i - 19);
        ref var rest = ref At(Rest, i - 19);
        ref var distance = ref _distances;
        var together = TWide.Width / T.Width;
        for (var j = 0; j < 20; j += together)
        {
            Unsafe.As<double, TWide>(ref distance) =
                Unsafe.As<double, TWide>(ref close) - newestClose + (Unsafe.As<double, TWide>(ref rest) - newestRest);
            close = ref Unsafe.Add(ref close, together * TState.Width);
            rest = ref Unsafe.Add(ref rest, together * TState.Width);
            distance = ref Unsafe.Add(ref distance, TWide.Width);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void WriteRows(ref double row, ref nint place)
    {
        ref var features = ref _features;
        if (T.Width == 8 && Transposition.IsSupported)
        {
            for (var k = 0; k + 8 <= Width; k += 8)
            {
                Transposition.Scatter(
                    ref Unsafe.Add(ref features, k * 8),
                    ref row, ref Lane(ref row, ref place, 1), ref Lane(ref row, ref place, 2), ref Lane(ref row, ref place, 3), ref Lane(ref row, ref place, 4),
                    ref Lane(ref row, ref place, 5), ref Lane(ref row, ref place, 6), ref Lane(ref row, ref place, 7), k);
            }
            for (var lane = 0; lane < 8; lane++)
                Unsafe.Add(ref Lane(ref row, ref place, lane), 24) = Unsafe.Add(ref features, 24 * 8 + lane);
            return;
        }
        for (var lane = 0; lane < T.Width; lane++)
        {
            for (var k = 0; k < Width; k++)
                Unsafe.Add(ref Lane(ref row, ref place, lane), k) = Unsafe.Add(ref features, k * T.Width + lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double Lane(ref double row, ref nint place, int lane) => ref Unsafe.Add(ref row, Unsafe.Add(ref place, lane));

    private static void HideWarmup(int count, ref double row, ReadOnlySpan<nint> places, int before)
    {
        for (var k = 0; k < Width; k++)
        {
            var hidden = Math.Min(count, FeatureSet.Default.Outputs[k].Warmup - before);
            for (var lane = 0; lane < TState.Width; lane++)
            {
                for (var b = 0; b < hidden; b++)
                    Unsafe.Add(ref row, places[lane] + b * Width + k) = double.NaN;
            }
        }
    }

    // looked-back columns go by the bar of the chunk, the others by the bar of the block
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Old(int column, int i) => Unsafe.As<double, T>(ref At(column, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep(int column, int i, T value) => Unsafe.As<double, T>(ref At(column, i)) = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Get(int column, int b) => Unsafe.As<double, T>(ref Unsafe.Add(ref _columns, column * Apart + b * TState.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int column, int b, T value) =>
        Unsafe.As<double, T>(ref Unsafe.Add(ref _columns, column * Apart + b * TState.Width)) = value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref TState Output(int b) => ref Unsafe.As<double, TState>(ref Unsafe.Add(ref _columns, b * TState.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Candle<TState> Bar(int i) => new(default, In(High, i), In(Low, i), In(Close, i), In(Volume, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TState In(int column, int i) => Unsafe.As<double, TState>(ref At(column, i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(int feature, T value) => Unsafe.As<double, T>(ref Unsafe.Add(ref _features, feature * T.Width)) = value;
}
