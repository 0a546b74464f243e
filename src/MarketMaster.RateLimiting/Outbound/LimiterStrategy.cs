using Polly;

namespace MarketMaster.RateLimiting;

/// <summary>Takes permits before an attempt, and ends them by how it went.</summary>
internal sealed class LimiterStrategy(ApiRateLimiter api) : ResilienceStrategy
{
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState state)
    {
        PermitLease lease;
        try
        {
            lease = await api.AcquireAsync(
                context.Properties.GetValue(ApiPipelines.Cost, new(1)), context.Properties.GetValue(ApiPipelines.Priority, RateLimitPriority.Normal),
                context.CancellationToken).ConfigureAwait(context.ContinueOnCapturedContext);
        }
        catch (Exception e) when (e is RateLimitExceededException or OperationCanceledException or ArgumentException or ObjectDisposedException)
        {
            return Outcome.FromException<TResult>(e);
        }
        var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        // without an answer, nobody knows whether and when the server has counted
        if (outcome.Exception is null or RateLimitExceededException)
            lease.Complete();
        else
            lease.Abandon();
        api.Observe(outcome.Exception);
        return outcome;
    }
}
