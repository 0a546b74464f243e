using System.Net;
using System.Net.Http.Headers;

namespace MarketMaster.DataSources;

/// <summary>An answer, read whole.</summary>
/// <param name="Endpoint">Method and path, for messages.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body, after decompression.</param>
/// <param name="Headers">The headers.</param>
/// <param name="RetryAfter">How long the server says to wait.</param>
internal sealed record ApiAnswer(string Endpoint, HttpStatusCode Status, byte[] Body, HttpResponseHeaders Headers, TimeSpan? RetryAfter)
{
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    public bool IsThrottled => Status is HttpStatusCode.TooManyRequests or (HttpStatusCode)418;
}
