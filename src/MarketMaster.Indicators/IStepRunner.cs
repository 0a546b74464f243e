namespace MarketMaster.Indicators;

/// <summary>Receives an indicator's first state and drives it: over a stream, a batch or a cross-section.</summary>
/// <typeparam name="TLane">The lane type that the run computes with.</typeparam>
public interface IStepRunner<TLane> where TLane : unmanaged, ILane<TLane>
{
    /// <summary>Runs the computation.</summary>
    /// <typeparam name="TStep">The state struct.</typeparam>
    /// <typeparam name="TIn"><typeparamref name="TLane"/> or <see cref="Candle{T}"/> of it.</typeparam>
    /// <typeparam name="TOut">The outputs: only fields of type <typeparamref name="TLane"/>, in the order of <see cref="Indicator.Outputs"/>.</typeparam>
    /// <param name="start">The state before the first bar.</param>
    void Run<TStep, TIn, TOut>(TStep start)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged;
}
