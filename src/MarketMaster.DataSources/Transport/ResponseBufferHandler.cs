using System.Net.Http.Headers;

namespace MarketMaster.DataSources;

/// <summary>
/// Reads the body whole, next to the wire: so that the time-out of the attempt covers it, a connection that breaks off in the middle is repeated like any other
/// failure, and nobody above reads more than is allowed.
/// </summary>
internal sealed class ResponseBufferHandler(int maximumBytes, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var notes = RequestNotes.Of(request);
            var body = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            if (body is null)
            {
                notes?.IsTooLarge = true;
                body = [];
            }
            var content = new ByteArrayContent(body);
            content.Headers.ContentType = response.Content.Headers.ContentType;
            response.Content.Dispose();
            response.Content = content;
            notes?.Observe(new("", response.StatusCode, body, response.Headers, RetryAfter(response.Headers, time)));
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, TimeProvider time) => headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero,
        _ => null,
    };

    private async Task<byte[]?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentLength > maximumBytes)
            return null;
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var buffer = new byte[16 << 10];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (body.Length + read > maximumBytes)
                    return null;
                body.Write(buffer, 0, read);
            }
            return body.ToArray();
        }
    }
}
