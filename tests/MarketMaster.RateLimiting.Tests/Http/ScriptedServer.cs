using System.Net;

namespace MarketMaster.RateLimiting.Tests.Http;

/// <summary>Answers at once with what was laid ready, then with 200, and notes when it was asked.</summary>
internal sealed class ScriptedServer(ManualTime time) : HttpMessageHandler
{
    public Queue<Func<HttpResponseMessage>> Answers { get; } = new();

    public List<TimeSpan> Requests { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(time.Elapsed);
        var response = Answers.TryDequeue(out var answer) ? answer() : new(HttpStatusCode.OK) { Content = new StringContent("""{"error":[]}""") };
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
