using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>A stream over a step struct: the state is copied whole, so peeking and revising need no code in any indicator.</summary>
internal sealed class StepStream<TInput, TOutput, TStep, TIn, TOut> : IndicatorStream<TInput, TOutput>
    where TStep : struct, IStep<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
    where TOutput : unmanaged
{
    private readonly BarFields _reads;

    // Copies of a state share its window arrays, so a restart must not write into the arrays of the state before the
    // gap, which Revise may still bring back: there are two starting states, each with arrays of its own.
    private readonly TStep[] _starts;
    private int _arraysBefore;
    private int _arrays;
    private TStep _before;
    private TStep _state;

    public StepStream(Indicator<TOutput> indicator, TStep start, TStep other)
    {
        _reads = indicator.Reads;
        _starts = [start, other];
        _before = _state = start;
    }

    public override int OutputCount => Unsafe.SizeOf<TOut>() / sizeof(double);

    public override TOutput Push(in TInput value)
    {
        _before = _state;
        _arraysBefore = _arrays;
        Count++;
        return Take(value);
    }

    public override TOutput Revise(in TInput value)
    {
        if (Count == 0)
            throw new InvalidOperationException("there is no bar to revise yet: push one first");
        _state = _before;
        _arrays = _arraysBefore;
        return Take(value);
    }

    public override TOutput Peek(in TInput value)
    {
        if (!IsFinite(value))
            return Missing();
        var next = _state;
        return Unsafe.BitCast<TOut, TOutput>(next.Push(Input(value)));
    }

    public override void Push(in Bar bar, Span<double> outputs) => Give(Push(From(bar)), outputs);

    public override void Peek(in Bar bar, Span<double> outputs) => Give(Peek(From(bar)), outputs);

    public override void Revise(in Bar bar, Span<double> outputs) => Give(Revise(From(bar)), outputs);

    private static void Give(TOutput output, Span<double> outputs) =>
        MemoryMarshal.Cast<TOutput, double>(new ReadOnlySpan<TOutput>(in output)).CopyTo(outputs);

    private static TIn Input(in TInput value)
    {
        if (typeof(TInput) == typeof(double))
            return Unsafe.As<TInput, TIn>(ref Unsafe.AsRef(in value));
        ref var bar = ref Unsafe.As<TInput, Bar>(ref Unsafe.AsRef(in value));
        return Unsafe.BitCast<Candle<double>, TIn>(new(bar.Open, bar.High, bar.Low, bar.Close, bar.Volume));
    }

    private static TOutput Missing()
    {
        var output = default(TOutput);
        MemoryMarshal.Cast<TOutput, double>(new Span<TOutput>(ref output)).Fill(double.NaN);
        return output;
    }

    private TOutput Take(in TInput value)
    {
        if (IsFinite(value))
            return Unsafe.BitCast<TOut, TOutput>(_state.Push(Input(value)));
        _arrays = _arraysBefore ^ 1;
        _state = _starts[_arrays];
        return Missing();
    }

    private TInput From(in Bar bar)
    {
        if (typeof(TInput) == typeof(Bar))
            return Unsafe.As<Bar, TInput>(ref Unsafe.AsRef(in bar));
        var value = bar.Value(_reads);
        return Unsafe.As<double, TInput>(ref Unsafe.AsRef(in value));
    }

    private bool IsFinite(in TInput value)
    {
        if (typeof(TInput) == typeof(double))
            return double.IsFinite(Unsafe.As<TInput, double>(ref Unsafe.AsRef(in value)));
        return Unsafe.As<TInput, Bar>(ref Unsafe.AsRef(in value)).IsFinite(_reads);
    }
}
