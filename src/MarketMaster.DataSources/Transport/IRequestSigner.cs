namespace MarketMaster.DataSources;

/// <summary>Signs requests of an API as they leave, after any wait for permits: a signature holds the time, and repetitions need one of their own.</summary>
internal interface IRequestSigner
{
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, CancellationToken cancellationToken);
}
