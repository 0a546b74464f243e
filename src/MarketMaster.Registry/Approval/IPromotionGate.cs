namespace MarketMaster.Registry;

/// <summary>Decides whether a version may go into production: a person's approval, a check of metrics, a rule of the house.</summary>
public interface IPromotionGate
{
    /// <summary>Decides. Called before the version goes into production, outside any transaction: it may take its time.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellationToken">Stops the transition.</param>
    /// <returns>The decision.</returns>
    ValueTask<PromotionDecision> ReviewAsync(PromotionRequest request, CancellationToken cancellationToken);
}
