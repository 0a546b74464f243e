using System.Net.Http.Headers;
using System.Text;

namespace MarketMaster.Monitoring;

/// <summary>Posts alerts as JSON to an address.</summary>
/// <param name="client">Sends the requests; its time limit holds.</param>
/// <param name="address">Where to post.</param>
public sealed class WebhookAlertSink(HttpClient client, Uri address) : IAlertSink
{
    /// <inheritdoc/>
    public string Name => $"webhook {address.Host}";

    /// <inheritdoc/>
    public Task SendAsync(Alert alert, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return PostAsync(client, address, alert.ToJson(), Name, cancellationToken);
    }

    internal static async Task PostAsync(HttpClient client, Uri address, string json, string name, CancellationToken cancellationToken)
    {
        using var content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var response = await client.PostAsync(address, content, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{name} answered {(int)response.StatusCode}", null, response.StatusCode);
    }
}
