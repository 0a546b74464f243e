using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>What a formula gives for the bar before: levels that are known when the bar opens. NaN on the first bar.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <typeparam name="TOut">The outputs.</typeparam>
/// <typeparam name="TFormula">The formula.</typeparam>
internal struct PreviousBarStep<T, TOut, TFormula> : IStep<Candle<T>, TOut>
    where T : unmanaged, ILane<T>
    where TOut : unmanaged
    where TFormula : struct, IBarFormula<T, TOut>
{
    private Candle<T> _previous;
    private bool _started;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TOut Push(in Candle<T> value)
    {
        var bar = _previous;
        _previous = value;
        if (_started)
            return TFormula.Of(bar);
        _started = true;
        Unsafe.SkipInit(out TOut missing);
        MemoryMarshal.Cast<TOut, T>(new Span<TOut>(ref missing)).Fill(double.NaN);
        return missing;
    }
}
