using System.Globalization;
using System.Net;

namespace MarketMaster.RateLimiting;

/// <summary>Reads what responses say about limits.</summary>
internal static class ApiFeedback
{
    /// <summary>Binance's ban of an address that went on after 429.</summary>
    public const HttpStatusCode Banned = (HttpStatusCode)418;

    private static readonly HttpRequestOptionsKey<bool> ThrottledInBody = new("MarketMaster.ThrottledInBody");

    public static bool IsThrottled(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or Banned
        || (response.RequestMessage is { } request && request.Options.TryGetValue(ThrottledInBody, out var throttled) && throttled);

    public static void MarkThrottled(HttpResponseMessage response, bool throttled) => response.RequestMessage?.Options.Set(ThrottledInBody, throttled);

    /// <summary>Retry-After as a time from now, in either of its forms.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>
    /// How long until there are permits again, by <c>RateLimit</c> of the IETF draft (r and t) or by <c>X-RateLimit-Remaining</c> and <c>-Reset</c>; null where
    /// permits are left or nothing is said. A reset may be seconds from now or the seconds of the Unix epoch.
    /// </summary>
    public static TimeSpan? Exhausted(HttpResponseMessage response, TimeProvider time)
    {
        if (response.Headers.TryGetValues("RateLimit", out var items) && Draft(string.Join(',', items)) is { } wait)
            return wait;
        foreach (var prefix in (string[])["X-RateLimit-", "RateLimit-"])
        {
            if (Number(response, prefix + "Remaining") is <= 0 && Number(response, prefix + "Reset") is { } reset)
                return FromReset(reset, time);
        }
        return null;
    }

    public static double? Number(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values)
        && double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static TimeSpan FromReset(double reset, TimeProvider time)
    {
        const double NoDelta = 1e9;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        var seconds = reset switch
        {
            < NoDelta => reset,
            < NoDelta * 1000 => reset - now,
            _ => (reset / 1000) - now,
        };
        return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400));
    }

    // "tier";r=0;t=12,"screen";r=3;t=40: the longest wait of those that have nothing left
    private static TimeSpan? Draft(string list)
    {
        TimeSpan? longest = null;
        foreach (var item in list.Split(','))
        {
            double? remaining = null, after = null;
            foreach (var parameter in item.Split(';').Skip(1))
            {
                var pair = parameter.Split('=', 2, StringSplitOptions.TrimEntries);
                if (pair.Length == 2 && double.TryParse(pair[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                    (remaining, after) = pair[0] switch { "r" => (value, after), "t" => (remaining, value), _ => (remaining, after) };
            }
            if (remaining <= 0 && after is { } seconds && TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 86_400)) is var wait && !(wait <= longest))
                longest = wait;
        }
        return longest;
    }
}
