using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace MarketMaster.Tests;

/// <summary>
/// A small MLflow server on loopback with the behaviour that was seen on real ones, faults included: chunked bodies are dropped
/// without a word, every version is ready at once, versions are texts, a missing alias is a 400 and a missing file a 500.
/// </summary>
internal sealed partial class FakeMlflow : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FakeMlflowState _state = new();

    private FakeMlflow(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>Answers a request in place of the server; null lets the server answer.</summary>
    public Func<HttpContext, string, Task<bool>>? Interfere { get; set; }

    public FakeMlflowState State => _state;

    /// <summary>Every request so far, as method and path.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The authorization header of the last request.</summary>
    public string? LastLogin { get; private set; }

    public static async Task<FakeMlflow> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        var server = new FakeMlflow(builder.Build());
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.Trim('/').Replace("api/2.0/", "", StringComparison.Ordinal);
        lock (Requests)
            Requests.Add($"{context.Request.Method} {path}");
        LastLogin = context.Request.Headers.Authorization;
        if (Interfere is { } interfere && await interfere(context, path))
            return;
        // Servers from 3.5 on see an empty body where no length was given.
        using var body = new MemoryStream();
        if (context.Request.ContentLength is > 0)
            await context.Request.Body.CopyToAsync(body);
        if (path.StartsWith("mlflow-artifacts/artifacts", StringComparison.Ordinal))
        {
            await FilesAsync(context, path["mlflow-artifacts/artifacts".Length..].Trim('/'), body.ToArray());
            return;
        }
        var call = path["mlflow/".Length..];
        try
        {
            JsonNode json;
            lock (_state)
                json = _state.Call(context.Request.Method, call, Arguments(context, body));
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(json.ToJsonString());
        }
        catch (FakeRefusal refusal)
        {
            context.Response.StatusCode = refusal.Status;
            if (refusal.Code.Length == 0)
            {
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<!doctype html><title>404 Not Found</title>");
                return;
            }
            await context.Response.WriteAsync(new JsonObject { ["error_code"] = refusal.Code, ["message"] = refusal.Message }.ToJsonString());
        }
    }

    private static JsonObject Arguments(HttpContext context, MemoryStream body)
    {
        if (context.Request.Method != "GET")
        {
            return context.Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) != true
                ? throw new FakeRefusal(400, "INVALID_PARAMETER_VALUE", "Bad Request. Content-Type must be 'application/json'.")
                : body.Length == 0 ? [] : JsonNode.Parse(body.ToArray())!.AsObject();
        }
        var arguments = new JsonObject();
        foreach (var (name, values) in context.Request.Query)
            arguments[name] = values.ToString();
        return arguments;
    }

    private async Task FilesAsync(HttpContext context, string path, byte[] body)
    {
        switch (context.Request.Method)
        {
            case "PUT":
                lock (_state)
                    _state.Files[Uri.UnescapeDataString(path)] = body;
                await context.Response.WriteAsync("{}");
                break;
            case "GET" when path.Length == 0:
                JsonNode list;
                lock (_state)
                    list = _state.ListFiles(context.Request.Query["path"].ToString());
                await context.Response.WriteAsync(list.ToJsonString());
                break;
            default:
                byte[]? file;
                lock (_state)
                    _state.Files.TryGetValue(Uri.UnescapeDataString(path), out file);
                if (file is null)
                {
                    context.Response.StatusCode = 500;
                    await context.Response.WriteAsync("""{"error_code":"INTERNAL_ERROR","message":"[Errno 2] No such file or directory"}""");
                    return;
                }
                // No length: the answer is chunked.
                await context.Response.Body.WriteAsync(file);
                break;
        }
    }
}

internal sealed class FakeRefusal(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}
