using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MarketMaster.Registry;

/// <summary>
/// Sends requests to an MLflow server. Bodies always carry their length: servers from 3.5 on drop a chunked body without a word.
/// Only what is safe to repeat is repeated.
/// </summary>
internal sealed class MlflowTransport(HttpClient http, MlflowOptions options, TimeProvider time)
{
    private const string Api = "api/2.0/mlflow/";
    private readonly Uri _root = new(options.TrackingUri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    private readonly AuthenticationHeaderValue? _login = Login(options);

    public Task<TAnswer> GetAsync<TAnswer>(string path, JsonTypeInfo<TAnswer> answer, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, string? Value)> query) =>
        CallAsync(HttpMethod.Get, Api + path + Query(query), null, answer, safe: true, cancellationToken);

    public Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TAnswer> answer, bool safe, CancellationToken cancellationToken) =>
        CallAsync(method, Api + path, JsonSerializer.SerializeToUtf8Bytes(body, bodyType), answer, safe, cancellationToken);

    /// <summary>What lies in a folder of the artifact store; empty where there is no such folder.</summary>
    public async Task<FileEntry[]> ListFilesAsync(string folder, CancellationToken cancellationToken) =>
        (await CallAsync(HttpMethod.Get, "api/2.0/mlflow-artifacts/artifacts" + Query(("path", folder)), null, MlflowJson.Default.FileList, safe: true, cancellationToken).ConfigureAwait(false)).Files ?? [];

    public Task<byte[]> DownloadAsync(string path, CancellationToken cancellationToken) => RepeatAsync(
        "GET artifact",
        async attempt =>
        {
            using var request = Request(HttpMethod.Get, Artifact(path));
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, attempt).ConfigureAwait(false);
            // A missing file is a 500 here: repeating would only take time.
            return response.IsSuccessStatusCode
                ? await response.Content.ReadAsByteArrayAsync(attempt).ConfigureAwait(false)
                : throw await RefusalAsync(response, attempt).ConfigureAwait(false);
        },
        safe: true,
        retryServerErrors: false,
        cancellationToken);

    /// <summary>Uploads a file; the same bytes may be sent again.</summary>
    public Task UploadAsync(string path, Stream content, long length, CancellationToken cancellationToken) => RepeatAsync(
        "PUT artifact",
        async attempt =>
        {
            content.Position = 0;
            using var request = Request(HttpMethod.Put, Artifact(path));
            // The stream belongs to the caller, who may need it for another attempt.
            request.Content = new StreamContent(new Uncloseable(content));
            request.Content.Headers.ContentLength = length;
            request.Content.Headers.ContentType = new("application/octet-stream");
            using var response = await http.SendAsync(request, attempt).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? true : throw await RefusalAsync(response, attempt).ConfigureAwait(false);
        },
        safe: true,
        retryServerErrors: true,
        cancellationToken);

    private Task<TAnswer> CallAsync<TAnswer>(HttpMethod method, string path, byte[]? body, JsonTypeInfo<TAnswer> answer, bool safe, CancellationToken cancellationToken) => RepeatAsync(
        $"{method} {path.Split('?')[0][Api.Length..]}",
        async attempt =>
        {
            using var request = Request(method, path);
            if (body is not null)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new("application/json");
            }
            using var response = await http.SendAsync(request, attempt).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw await RefusalAsync(response, attempt).ConfigureAwait(false);
            var bytes = await response.Content.ReadAsByteArrayAsync(attempt).ConfigureAwait(false);
            return Read(bytes, answer, request.RequestUri!);
        },
        safe,
        retryServerErrors: method == HttpMethod.Get,
        cancellationToken);

    private async Task<T> RepeatAsync<T>(string name, Func<CancellationToken, Task<T>> send, bool safe, bool retryServerErrors, CancellationToken cancellationToken)
    {
        using var activity = RegistryActivities.Source.StartActivity("mlflow " + name, ActivityKind.Client);
        activity?.SetTag("server.address", _root.Host);
        for (var attempt = 1; ; attempt++)
        {
            using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timed.CancelAfter(options.RequestTimeout);
            TimeSpan? wait;
            try
            {
                return await send(timed.Token).ConfigureAwait(false);
            }
            catch (MlflowRefusal refusal) when (safe && attempt < options.Attempts && refusal.MayPass(retryServerErrors))
            {
                wait = refusal.RetryAfter;
            }
            catch (MlflowRefusal refusal)
            {
                var meaning = refusal.ToException(_root);
                RegistryActivities.Fail(activity, meaning);
                throw meaning;
            }
            catch (HttpRequestException) when (safe && attempt < options.Attempts)
            {
                wait = null;
            }
            catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                RegistryActivities.Fail(activity, error);
                throw new RegistryUnavailableException(
                    error is OperationCanceledException ? $"the MLflow server at {_root} did not answer within {options.RequestTimeout}" : $"the MLflow server at {_root} cannot be reached: {error.Message}", error);
            }
            await Task.Delay(wait ?? (options.RetryDelay * Math.Pow(2, attempt - 1)), time, cancellationToken).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(_root, path));
        request.Headers.Authorization = _login;
        return request;
    }

    private static TAnswer Read<TAnswer>(byte[] bytes, JsonTypeInfo<TAnswer> type, Uri uri)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) ?? throw new JsonException("null");
        }
        catch (JsonException error)
        {
            throw new RegistryUnavailableException($"{uri.GetLeftPart(UriPartial.Path)} answered with something else than MLflow does: {error.Message}", error);
        }
    }

    private async Task<MlflowRefusal> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var retryAfter = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow() is { Ticks: > 0 } left ? left : TimeSpan.Zero,
            _ => (TimeSpan?)null,
        };
        // Proxies and the server's own gates answer in HTML or plain text.
        ErrorBody? body = null;
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            try
            {
                body = JsonSerializer.Deserialize(text, MlflowJson.Default.ErrorBody);
            }
            catch (JsonException)
            {
                body = null;
            }
        }
        return new(response.StatusCode, body?.ErrorCode ?? "", body?.Message ?? text, retryAfter);
    }

    private static AuthenticationHeaderValue? Login(MlflowOptions options) =>
        options.Username is { Length: > 0 } user ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{options.Password}")))
        : options.Token is { Length: > 0 } token ? new("Bearer", token)
        : null;

    private static string Artifact(string path) => "api/2.0/mlflow-artifacts/artifacts/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in query)
        {
            if (value is not null)
                text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
        return text.ToString();
    }

    private sealed class Uncloseable(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override int Read(Span<byte> buffer) => inner.Read(buffer);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => inner.ReadAsync(buffer, offset, count, cancellationToken);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => inner.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => throw new NotSupportedException("the stream is only read");

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("the stream is only read");
    }
}
