namespace MarketMaster.Monitoring;

/// <summary>Advice to train a model anew.</summary>
/// <param name="advice">The advice.</param>
public sealed class RetrainEventArgs(RetrainAdvice advice) : EventArgs
{
    /// <summary>The advice.</summary>
    public RetrainAdvice Advice { get; } = advice;
}
