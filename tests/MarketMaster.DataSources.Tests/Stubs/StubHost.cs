using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MarketMaster.DataSources.Tests.Stubs;

/// <summary>A stub behind a real server on loopback.</summary>
internal sealed class StubHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StubHost(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static Task<StubHost> StartAsync(ExchangeStub stub, Func<HttpContext, Task<bool>>? interfere = null) => StartAsync(async context =>
    {
        if (interfere is not null && await interfere(context))
            return;
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var request = context.Request;
        var answer = stub.Answer(new(request.Method, request.Path.Value!, request.QueryString.Value ?? "", body, name => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null));
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(answer.Body);
    });

    public static async Task<StubHost> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var host = new StubHost(builder.Build());
        host._app.Run(answer);
        await host._app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}
