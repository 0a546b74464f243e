namespace MarketMaster.Indicators;

/// <summary>Opens a stream: collects two starting states, the second to restart from after a gap.</summary>
internal struct StreamRunner<TInput, TOutput> : IStepRunner<Scalar>
    where TOutput : unmanaged
{
    private readonly Indicator<TOutput> _indicator;
    private object? _first;
    private IndicatorStream<TInput, TOutput>? _stream;

    private StreamRunner(Indicator<TOutput> indicator) => _indicator = indicator;

    public static IndicatorStream<TInput, TOutput> Open(Indicator<TOutput> indicator)
    {
        var runner = new StreamRunner<TInput, TOutput>(indicator);
        indicator.Start<Scalar, StreamRunner<TInput, TOutput>>(ref runner);
        indicator.Start<Scalar, StreamRunner<TInput, TOutput>>(ref runner);
        return runner._stream ?? throw new InvalidOperationException($"{indicator} did not call Run from Start");
    }

    public void Run<TStep, TIn, TOut>(TStep start)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        if (_first is TStep first)
            _stream = new StepStream<TInput, TOutput, TStep, TIn, TOut>(_indicator, first, start);
        else
            _first = start;
    }
}
