using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MarketMaster.DataSources;

/// <summary>Binance's signature: HMAC-SHA256, in hexadecimal, of the query with the time of sending, added to the query.</summary>
internal sealed class BinanceSigner(BinanceOptions options, TimeProvider time) : IRequestSigner
{
    private const string KeyHeader = "X-MBX-APIKEY";

    public BinanceClock Clock { get; } = new(time);

    public Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken)
    {
        if (RequestNotes.Of(request)?.Unsigned is { } unsigned)
        {
            var query = string.Create(
                CultureInfo.InvariantCulture,
                $"{unsigned}{(unsigned.Length == 0 ? "" : "&")}recvWindow={(long)options.ReceiveWindow.TotalMilliseconds}&timestamp={Clock.Now}");
            request.RequestUri = new UriBuilder(request.RequestUri!) { Query = $"{query}&signature={Sign(options.ApiSecret!, query)}" }.Uri;
            request.Headers.Remove(KeyHeader);
            request.Headers.TryAddWithoutValidation(KeyHeader, options.ApiKey);
        }
        return send(request, cancellationToken);
    }

    public static string Sign(string secret, string query) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(query)));
}
