namespace MarketMaster.DataSources;

/// <summary>Lets the signer of an API sign what passes.</summary>
internal sealed class SigningHandler(IRequestSigner signer) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        signer.SendAsync(request, base.SendAsync, cancellationToken);
}
