using System.Net;
using System.Text;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>Leads to a stub without a socket, for tests with a clock of their own.</summary>
internal sealed class StubTransport(ExchangeStub stub) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var uri = request.RequestUri!;
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var answer = stub.Answer(new(request.Method.Method, uri.AbsolutePath, uri.Query, body, name => request.Headers.TryGetValues(name, out var values) ? values.First() : null));
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new ByteArrayContent(bytes), RequestMessage = request };
        foreach (var (name, value) in answer.Headers)
            response.Headers.TryAddWithoutValidation(name, value);
        return response;
    }
}
