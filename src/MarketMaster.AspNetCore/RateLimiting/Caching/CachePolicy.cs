using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace MarketMaster.AspNetCore;

/// <summary>Which requests a cached response may answer, and which responses may be stored: RFC 9111, on the strict side.</summary>
internal static class CachePolicy
{
    public static bool MayAnswer(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers.Pragma.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase))
            return false;
        return MayStore(request) && (!CacheControlHeaderValue.TryParse(headers.CacheControl.ToString(), out var control)
            || !(control.NoCache || control.MaxAge == TimeSpan.Zero || control.MinFresh is not null));
    }

    public static bool MayStore(HttpRequest request)
    {
        var headers = request.Headers;
        if (HttpMethods.IsHead(request.Method) || headers.ContainsKey(HeaderNames.Range) || headers.ContainsKey(HeaderNames.Upgrade) || headers.ContainsKey(HeaderNames.IfNoneMatch)
            || headers.ContainsKey(HeaderNames.IfModifiedSince) || headers.ContainsKey(HeaderNames.IfMatch) || headers.ContainsKey(HeaderNames.IfUnmodifiedSince))
            return false;
        return !CacheControlHeaderValue.TryParse(headers.CacheControl.ToString(), out var control) || !control.NoStore;
    }

    /// <summary>How long a response may answer others; null for not at all.</summary>
    public static TimeSpan? Lifetime(HttpContext context, InboundRoute route, InboundRateLimitOptions options)
    {
        var response = context.Response;
        if (response.StatusCode != StatusCodes.Status200OK || context.RequestAborted.IsCancellationRequested || response.Headers.ContainsKey(HeaderNames.SetCookie)
            || response.Headers.Vary.ToString().Contains('*', StringComparison.Ordinal))
            return null;
        var control = CacheControlHeaderValue.TryParse(response.Headers.CacheControl.ToString(), out var parsed) ? parsed : null;
        if (control is { NoStore: true } or { NoCache: true })
            return null;
        if (route.SharesCache && (control is { Private: true } || (HasCredentials(context, options) && control is not { Public: true })))
            return null;
        var allowed = (route.SharesCache ? control?.SharedMaxAge : null) ?? control?.MaxAge ?? route.Cached;
        var lifetime = allowed < route.Cached ? allowed : route.Cached;
        return lifetime > TimeSpan.Zero ? lifetime : null;
    }

    private static bool HasCredentials(HttpContext context, InboundRateLimitOptions options) =>
        context.User.Identity is { IsAuthenticated: true } || context.Request.Headers.ContainsKey(HeaderNames.Authorization)
        || context.Request.Headers.ContainsKey(HeaderNames.Cookie) || context.Request.Headers.ContainsKey(options.ApiKeyHeader);
}
