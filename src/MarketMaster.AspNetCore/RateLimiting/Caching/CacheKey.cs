using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>
/// What must be identical for one response to answer two requests: method, address, body, and, unless callers share, the caller with all credentials. Each part
/// goes into the hash with its length, so that no part can pose as another.
/// </summary>
internal static class CacheKey
{
    /// <summary>Null where the request's body is too long.</summary>
    public static async ValueTask<string?> CreateAsync(HttpContext context, RateLimitClient client, InboundRoute route, InboundRateLimitOptions options)
    {
        var request = context.Request;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (ReadOnlySpan<string?>)[request.Method, request.Scheme, request.Host.Value, request.PathBase.Value, request.Path.Value, request.QueryString.Value])
            Append(hash, part);
        if (!route.SharesCache)
        {
            foreach (var part in (ReadOnlySpan<string?>)[client.Key, client.Tier, request.Headers.Authorization, request.Headers.Cookie, request.Headers[options.ApiKeyHeader]])
                Append(hash, part);
        }
        if (route.Method is "POST" && !await AppendBodyAsync(hash, request, options.MaximumCachedRequestBytes, context.RequestAborted).ConfigureAwait(false))
            return null;
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static async ValueTask<bool> AppendBodyAsync(IncrementalHash hash, HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        Append(hash, request.ContentType);
        Append(hash, request.Headers.ContentEncoding);
        if (request.ContentLength > limit)
            return false;
        request.EnableBuffering(Math.Max(limit, 1));
        var chunk = new byte[Math.Min(limit + 1, 16 << 10)];
        var total = 0;
        var fits = true;
        while (fits && await request.Body.ReadAsync(chunk, cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            hash.AppendData(chunk.AsSpan(0, read));
            total += read;
            fits = total <= limit;
        }
        request.Body.Position = 0;
        return fits;
    }

    private static void Append(IncrementalHash hash, string? part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, part?.Length ?? -1);
        hash.AppendData(length);
        hash.AppendData(Encoding.Unicode.GetBytes(part ?? ""));
    }
}
