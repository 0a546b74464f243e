using System.Net;
using MarketMaster.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MarketMaster.AspNetCore.Tests;

/// <summary>An application in memory on a manual clock, which counts how often its endpoints run.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly TestServer _server;
    private int _runs;

    private TestApplication(WebApplication application, ManualTime time) => (_application, _server, Time) = (application, application.GetTestServer(), time);

    public ManualTime Time { get; }

    public int Runs => _runs;

    public LocalRateLimitStore Store => (LocalRateLimitStore)_application.Services.GetRequiredService<IRateLimitStore>();

    public ResponseCache Cache => _application.Services.GetRequiredService<InboundRateLimiter>().Cache;

    public static async Task<TestApplication> StartAsync(
        Action<InboundRateLimitOptions>? configure = null, Action<WebApplicationBuilder>? build = null, Action<WebApplication>? before = null, RequestDelegate? answer = null)
    {
        var time = new ManualTime();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(time);
        build?.Invoke(builder);
        builder.Services.AddMarketMasterInboundRateLimiting(configure);
        var application = builder.Build();
        before?.Invoke(application);
        application.UseMarketMasterRateLimiting();
        var test = new TestApplication(application, time);
        application.Run(context =>
        {
            var run = Interlocked.Increment(ref test._runs);
            return answer is null ? context.Response.WriteAsync($"run {run}") : answer(context);
        });
        await application.StartAsync();
        return test;
    }

    public Task<TestResponse> GetAsync(string path, string? address = "192.0.2.1", params (string Name, string Value)[] headers) => SendAsync("GET", path, address, null, headers);

    public Task<TestResponse> PostAsync(string path, string body, string? address = "192.0.2.1", params (string Name, string Value)[] headers) =>
        SendAsync("POST", path, address, body, headers);

    public async Task<TestResponse> SendAsync(string method, string path, string? address, string? body, params (string Name, string Value)[] headers)
    {
        var context = await _server.SendAsync(request =>
        {
            var query = path.IndexOf('?', StringComparison.Ordinal);
            request.Request.Method = method;
            request.Request.Scheme = "http";
            request.Request.Host = new("api.test");
            request.Request.Path = query < 0 ? path : path[..query];
            request.Request.QueryString = new(query < 0 ? "" : path[query..]);
            request.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
            foreach (var (name, value) in headers)
                request.Request.Headers.Append(name, value);
            if (body is null)
                return;
            request.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
            request.Request.ContentType = "application/json";
        });
        using var reader = new StreamReader(context.Response.Body);
        return new(context.Response.StatusCode, context.Response.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await reader.ReadToEndAsync());
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
