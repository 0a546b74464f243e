namespace MarketMaster.RateLimiting;

/// <summary>
/// Sends every request by the rules of an API: permits by path and symbols, repetitions, circuit, attempt time-out, and a pause of all callers when the
/// server says so. Requests that are not safe to send twice are repeated only when the server has refused them by rate.
/// </summary>
/// <param name="api">The API.</param>
public sealed class ApiRateLimitHandler(ApiRateLimiter api) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (path, query) = request.RequestUri is { IsAbsoluteUri: true } uri ? (uri.AbsolutePath, uri.Query) : (request.RequestUri?.OriginalString ?? "/", null);
        var cost = api.CostOf(request.Method.Method, path, request.Symbols(), request.Weight(), query);
        return api.SendAsync(request, cost, request.Priority() ?? api.Options.Priority, base.SendAsync, cancellationToken);
    }
}
