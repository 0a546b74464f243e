using MarketMaster.DataSources.Tests.Stubs;

namespace MarketMaster.DataSources.Tests.Transport;

/// <summary>Damages answers that hold data; a login stays whole, or nothing else would ever be reached.</summary>
internal sealed class Transit(ExchangeStub stub) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _inner = new(new StubTransport(stub));

    public Func<byte[], byte[]>? Damage { get; set; }

    public int LastLength { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await _inner.SendAsync(request, cancellationToken);
        if (request.RequestUri!.AbsolutePath.Contains("/session", StringComparison.Ordinal))
            return response;
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        LastLength = body.Length;
        response.Content = new ByteArrayContent(Damage?.Invoke(body) ?? body);
        return response;
    }
}
