using Polly;

namespace MarketMaster.RateLimiting;

public sealed partial class ApiRateLimiter
{
    private readonly ApiPipelines _pipelines;
    private readonly ApiActivity _activity;

    /// <summary>
    /// Makes one call: permits, attempt time-out, circuit and repetitions as configured. Every repetition takes permits of its own; an open circuit takes none.
    /// </summary>
    /// <param name="call">The call. It may be made several times.</param>
    /// <param name="options">Weight, priority, repetitions, time-out; null takes the API's.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <typeparam name="T">What the call answers.</typeparam>
    /// <returns>The answer.</returns>
    /// <exception cref="TimeoutException">The time of <see cref="ApiCallOptions.Timeout"/> is over.</exception>
    /// <exception cref="RateLimitExceededException">The queue is full, or the server refused by rate until the last repetition.</exception>
    public async Task<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, ApiCallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        options ??= ApiCallOptions.Default;
        using var timeout = options.Timeout is { } limit ? new CancellationTokenSource(limit, _time) : null;
        using var linked = timeout is null ? null : CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var context = ResilienceContextPool.Shared.Get(linked?.Token ?? cancellationToken);
        context.Properties.Set(ApiPipelines.Cost, _configuration.Rules.Cost(options.Weight));
        context.Properties.Set(ApiPipelines.Priority, options.Priority ?? Options.Priority);
        try
        {
            return await _pipelines.Get(options.Retries ?? Options.Retries)
                .ExecuteAsync(static (context, call) => call(context.CancellationToken), context, call).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (timeout is { IsCancellationRequested: true } && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{Name}: no answer within {options.Timeout:c}", e);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    internal async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, RequestCost cost, RateLimitPriority priority, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ApiPipelines.Cost, cost);
        context.Properties.Set(ApiPipelines.Priority, priority);
        context.Properties.Set(ApiPipelines.Request, request);
        try
        {
            return await _pipelines.Get(Options.Retries)
                .ExecuteAsync(static (context, state) => state.This.AttemptAsync(state.request, state.send, context.CancellationToken), context, (This: this, request, send))
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<HttpResponseMessage> AttemptAsync(
        HttpRequestMessage request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        var response = await send(request, cancellationToken).ConfigureAwait(false);
        await ObserveAsync(response, cancellationToken).ConfigureAwait(false);
        return response;
    }
}
