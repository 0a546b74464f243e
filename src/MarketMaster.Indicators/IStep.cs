namespace MarketMaster.Indicators;

/// <summary>
/// The definition of an indicator: what happens when one more bar arrives. Implemented by a struct that holds the whole
/// state; copying the struct copies the computation, which is what peeking and revising live from. Inputs are finite.
/// </summary>
/// <typeparam name="TIn">What a step reads: a lane, or a <see cref="Candle{T}"/> of lanes.</typeparam>
/// <typeparam name="TOut">What a step gives: a lane, or an unmanaged struct of lanes.</typeparam>
public interface IStep<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    /// <summary>Takes the next bar and gives the outputs for it; NaN during the warm-up.</summary>
    /// <param name="value">The next bar's value or values.</param>
    TOut Push(in TIn value);
}
