namespace MarketMaster.Indicators;

/// <summary>A live indicator with typed input and output.</summary>
/// <typeparam name="TInput"><see cref="double"/> or <see cref="Bar"/>.</typeparam>
/// <typeparam name="TOutput"><see cref="double"/>, or a struct of doubles.</typeparam>
public abstract class IndicatorStream<TInput, TOutput> : IndicatorStream
    where TOutput : unmanaged
{
    private protected IndicatorStream() { }

    /// <summary>Takes the next value or bar and gives the output for it; NaN during the warm-up.</summary>
    /// <param name="value">The next value or bar.</param>
    public abstract TOutput Push(in TInput value);

    /// <summary>What <see cref="Push(in TInput)"/> would give, without taking the value: for a bar that is still forming.</summary>
    /// <param name="value">The value or bar as it stands now.</param>
    public abstract TOutput Peek(in TInput value);

    /// <summary>Replaces the last value or bar taken, as if it had come in like this; may be called again.</summary>
    /// <param name="value">The corrected value or bar.</param>
    /// <exception cref="InvalidOperationException">Nothing was taken yet.</exception>
    public abstract TOutput Revise(in TInput value);
}
