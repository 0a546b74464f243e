namespace MarketMaster.Registry;

/// <summary>Asks every gate in turn.</summary>
internal static class PromotionReview
{
    /// <summary>The reasons of the gates that approved, or the decision that did not.</summary>
    public static async Task<(List<string> Reasons, PromotionDecision? Refusal)> AskAsync(
        IReadOnlyList<IPromotionGate> gates, PromotionRequest request, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        foreach (var gate in gates)
        {
            var decision = await gate.ReviewAsync(request, cancellationToken).ConfigureAwait(false);
            if (!decision.Approved)
                return (reasons, decision);
            reasons.Add(decision.Reason);
        }
        return (reasons, null);
    }

    public static async Task RequireAsync(IReadOnlyList<IPromotionGate> gates, PromotionRequest request, CancellationToken cancellationToken)
    {
        if ((await AskAsync(gates, request, cancellationToken).ConfigureAwait(false)).Refusal is { } refusal)
            throw Refused(request.Candidate, refusal);
    }

    public static PromotionRefusedException Refused(ModelVersion candidate, PromotionDecision decision) =>
        new($"{candidate} may not go into production: {decision.Reason}");
}
