using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MarketMaster.AspNetCore;

/// <summary>A stored response, and which fields of the request it depends on.</summary>
internal sealed class CachedResponse
{
    private const int PerEntry = 400;

    // what belongs to one message or one connection, and what is told anew each time
    private static readonly HashSet<string> NotStored = new(
        [
            HeaderNames.Age, HeaderNames.Connection, HeaderNames.ContentLength, HeaderNames.Date, HeaderNames.KeepAlive, HeaderNames.ProxyAuthenticate, HeaderNames.Server,
            HeaderNames.TE, HeaderNames.Trailer, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
        ],
        StringComparer.OrdinalIgnoreCase);

    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly (string Name, string Value)[] _varies;
    private readonly byte[] _body;
    private readonly long _stored;
    private readonly long _until;

    public CachedResponse(string key, HttpContext context, byte[] body, TimeSpan lifetime, TimeProvider time)
    {
        Key = key;
        _body = body;
        _headers = [.. context.Response.Headers.Where(header => !NotStored.Contains(header.Key) && !RateLimitFields.IsOne(header.Key))];
        _varies = [.. context.Response.Headers.Vary.ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(name => (name, context.Request.Headers[name].ToString()))];
        _stored = time.GetTimestamp();
        _until = _stored + (long)(lifetime.TotalSeconds * time.TimestampFrequency);
        Bytes = body.Length + PerEntry + (2 * (_headers.Sum(header => header.Key.Length + header.Value.ToString().Length) + _varies.Sum(vary => vary.Name.Length + vary.Value.Length)));
    }

    public string Key { get; }

    /// <summary>Memory that it takes, nearly.</summary>
    public long Bytes { get; }

    public bool IsFresh(long now) => now < _until;

    public bool Answers(IHeaderDictionary request)
    {
        foreach (var (name, value) in _varies)
        {
            if (request[name].ToString() != value)
                return false;
        }
        return true;
    }

    /// <summary>Whether both answer the same requests, so that the newer takes the place of the older.</summary>
    public bool Replaces(CachedResponse other) => _varies.AsSpan().SequenceEqual(other._varies);

    public async Task WriteAsync(HttpContext context, TimeProvider time)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        foreach (var (name, value) in _headers)
            response.Headers[name] = value;
        response.Headers.Age = ((long)time.GetElapsedTime(_stored).TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.ContentLength = _body.Length;
        await response.Body.WriteAsync(_body, context.RequestAborted).ConfigureAwait(false);
    }
}
