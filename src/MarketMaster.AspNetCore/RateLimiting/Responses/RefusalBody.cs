using System.Buffers;
using System.Globalization;
using System.Text.Json;
using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>Writes 429 with a body that names the limit.</summary>
internal static class RefusalBody
{
    public static async Task WriteAsync(HttpContext context, LimitSet limits, RateLimitResult result, InboundRateLimitOptions options, DateTimeOffset now)
    {
        var response = context.Response;
        var body = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(body))
            Write(writer, limits, result.MostRestrictive, options.RefusalFormat, now);
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.ContentType = options.RefusalFormat is RefusalFormat.ProblemDetails ? "application/problem+json" : "application/json";
        response.ContentLength = body.WrittenCount;
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(body.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private static void Write(Utf8JsonWriter json, LimitSet limits, RateLimitState hit, RefusalFormat format, DateTimeOffset now)
    {
        var detail = string.Create(CultureInfo.InvariantCulture,
            $"Maximum {hit.Limit.PermitLimit} requests per {StatusTable.Window(hit.Limit.Window)} allowed for {limits.Subject(hit.Limit)}");
        json.WriteStartObject();
        switch (format)
        {
            case RefusalFormat.ProblemDetails:
                json.WriteString("type", "https://iana.org/assignments/http-problem-types#quota-exceeded");
                json.WriteString("title", "Request cannot be satisfied as assigned quota has been exceeded");
                json.WriteNumber("status", StatusCodes.Status429TooManyRequests);
                json.WriteString("detail", detail);
                json.WriteStartArray("violated-policies");
                json.WriteStringValue(hit.Limit.Name);
                json.WriteEndArray();
                break;
            case RefusalFormat.ErrorObject:
                json.WriteStartObject("error");
                json.WriteString("type", "RateLimitExceeded");
                json.WriteString("message", "Rate limit exceeded. Please try again later.");
                json.WriteStartObject("details");
                json.WriteNumber("limit", hit.Limit.PermitLimit);
                json.WriteNumber("remaining", hit.Remaining);
                json.WriteString("reset_time", Time(now + TimeSpan.FromSeconds(RateLimitFields.Seconds(hit.RetryAfter))));
                json.WriteString("detail", detail);
                json.WriteEndObject();
                json.WriteString("timestamp", Time(now));
                json.WriteEndObject();
                break;
            default:
                json.WriteBoolean("success", value: false);
                json.WriteString("message", hit.Limit == limits.Endpoint ? "Endpoint rate limit exceeded" : "Tier rate limit exceeded");
                json.WriteString("detail", detail);
                break;
        }
        json.WriteEndObject();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
