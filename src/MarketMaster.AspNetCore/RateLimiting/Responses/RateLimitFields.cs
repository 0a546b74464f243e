using System.Globalization;
using System.Runtime.CompilerServices;
using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>What a response says about limits. All times are rounded up to whole seconds, so waiting for them is always enough.</summary>
internal static class RateLimitFields
{
    public const string Limit = "X-RateLimit-Limit";
    public const string Remaining = "X-RateLimit-Remaining";
    public const string Reset = "X-RateLimit-Reset";
    public const string Endpoint = "X-RateLimit-Endpoint";
    public const string Draft = "RateLimit";
    public const string DraftPolicy = "RateLimit-Policy";

    public static bool IsOne(string name) =>
        name.StartsWith("X-RateLimit-", StringComparison.OrdinalIgnoreCase) || name.Equals(Draft, StringComparison.OrdinalIgnoreCase)
        || name.Equals(DraftPolicy, StringComparison.OrdinalIgnoreCase) || name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase);

    public static void Write(HttpResponse response, LimitSet limits, RateLimitResult result, InboundRateLimitOptions options, TimeProvider time)
    {
        var headers = response.Headers;
        // an answer from the cache goes to callers who have nothing left, too
        if (response.StatusCode == StatusCodes.Status429TooManyRequests && !result.IsGranted && result.RetryAfter != Timeout.InfiniteTimeSpan)
            headers.RetryAfter = Text(Seconds(result.RetryAfter));
        if (!TryFindTightest(result, out var tightest))
            return;
        if (options.SendsClassicFields)
        {
            headers[Limit] = Text(tightest.Limit.PermitLimit);
            headers[Remaining] = Text(tightest.Remaining);
            headers[Reset] = Text(Seconds(options.ResetFormat is ResetFormat.UnixTime ? time.GetUtcNow() + tightest.ResetAfter - DateTimeOffset.UnixEpoch : tightest.ResetAfter));
            if (tightest.Limit == limits.Endpoint)
                headers[Endpoint] = limits.EndpointPath;
        }
        if (options.SendsDraftFields)
        {
            headers[DraftPolicy] = limits.Policy;
            headers[Draft] = Items(result);
        }
    }

    /// <summary>The level that callers are told about: of those that refuse the one with the longest wait, else the one with the smallest share left. Never a shadow.</summary>
    public static bool TryFindTightest(RateLimitResult result, out RateLimitState tightest)
    {
        tightest = result.MostRestrictive;
        if (!tightest.Limit.IsShadow)
            return true;
        var found = false;
        foreach (ref readonly var level in result.Levels)
        {
            if (level.Limit.IsShadow || (found && level.Headroom >= tightest.Headroom))
                continue;
            (tightest, found) = (level, true);
        }
        return found;
    }

    public static long Seconds(TimeSpan time) => (time.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;

    // "tier";r=39;t=12, "screen";r=0;t=1800
    private static string Items(RateLimitResult result)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        var separator = "\"";
        foreach (ref readonly var level in result.Levels)
        {
            if (level.Limit.IsShadow)
                continue;
            text.AppendLiteral(separator);
            text.AppendLiteral(level.Limit.Name);
            text.AppendLiteral("\";r=");
            text.AppendFormatted(level.Remaining);
            var time = level.Refuses ? level.RetryAfter : level.Remaining == 0 ? level.NextAfter : level.ResetAfter;
            if (time != Timeout.InfiniteTimeSpan)
            {
                text.AppendLiteral(";t=");
                text.AppendFormatted(Seconds(time));
            }
            separator = ", \"";
        }
        return text.ToStringAndClear();
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
