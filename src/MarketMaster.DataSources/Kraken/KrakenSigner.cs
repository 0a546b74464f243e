using System.Buffers;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace MarketMaster.DataSources;

/// <summary>
/// Kraken's signature: HMAC-SHA512 over the path and the SHA-256 of nonce and form. Signed requests leave one after another, since a nonce that arrives after a later one is
/// refused.
/// </summary>
internal sealed class KrakenSigner(KrakenOptions options, TimeProvider time) : IRequestSigner, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _nonce;

    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        if (RequestNotes.Of(request)?.Unsigned is not { } unsigned)
            return await send(request, cancellationToken).ConfigureAwait(false);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var nonce = QueryText.Whole(NextNonce());
            var form = $"nonce={nonce}{(unsigned.Length == 0 ? "" : "&")}{unsigned}";
            request.Content = new StringContent(form, Encoding.UTF8, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
            request.Headers.Remove("API-Key");
            request.Headers.Remove("API-Sign");
            request.Headers.TryAddWithoutValidation("API-Key", options.ApiKey);
            request.Headers.TryAddWithoutValidation("API-Sign", Sign(options.ApiSecret!, request.RequestUri!.AbsolutePath, nonce, form));
            return await send(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    public static string Sign(string secret, string path, string nonce, string form)
    {
        var message = new ArrayBufferWriter<byte>();
        Encoding.UTF8.GetBytes(path, message);
        message.Write(SHA256.HashData(Encoding.UTF8.GetBytes(nonce + form)));
        return Convert.ToBase64String(HMACSHA512.HashData(Convert.FromBase64String(secret), message.WrittenSpan));
    }

    // microseconds of the clock, and always more than before, also where the clock was set back
    private long NextNonce() => _nonce = Math.Max(_nonce + 1, time.GetUtcNow().Ticks / TimeSpan.TicksPerMicrosecond);
}
