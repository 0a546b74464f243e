using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;

namespace MarketMaster.DataSources;

/// <summary>The session that every request needs. It ends ten minutes after its last use; one login serves all callers that wait for it.</summary>
internal sealed class CapitalSession(CapitalOptions options, ApiConnection connection) : IDisposable
{
    private const string Path = "/api/v1/session";

    // a little less than the server's ten minutes, so that a request does not arrive too late
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private CapitalTokens? _tokens;
    private long _used;

    /// <summary>The tokens of a session that is open.</summary>
    /// <param name="refused">Tokens that the server does not take any more; null at first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CapitalTokens> OpenAsync(CapitalTokens? refused, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_tokens is null || _tokens == refused || connection.Time.GetElapsedTime(Interlocked.Read(ref _used)) > Lifetime)
            {
                _tokens = null;
                _tokens = await LoginAsync(cancellationToken).ConfigureAwait(false);
            }
            Touch();
            return _tokens;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The session was used now.</summary>
    public void Touch() => Interlocked.Exchange(ref _used, connection.Time.GetTimestamp());

    public void Dispose() => _turn.Dispose();

    private async Task<CapitalTokens> LoginAsync(CancellationToken cancellationToken)
    {
        var password = options.Password!;
        if (options.EncryptsPassword)
            password = await EncryptAsync(password, cancellationToken).ConfigureAwait(false);
        using var request = Request(HttpMethod.Post, Path);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(new(options.Identifier!, password, options.EncryptsPassword), CapitalJson.Default.CapitalLogin));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await connection.SendAsync(request, null, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw CapitalRefusals.Read(connection, answer);
        var tokens = new CapitalTokens(Header(answer, "CST"), Header(answer, "X-SECURITY-TOKEN"));
        connection.Mask.Add(tokens.Client);
        connection.Mask.Add(tokens.Security);
        return tokens;
    }

    private async Task<string> EncryptAsync(string password, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, Path + "/encryptionKey");
        var answer = await connection.SendAsync(request, null, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw CapitalRefusals.Read(connection, answer);
        var json = new JsonAnswer(connection, answer.Endpoint);
        var key = json.Read(answer.Body, CapitalJson.Default.CapitalKey);
        try
        {
            return CapitalPassword.Encrypt(password, key);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw json.Invalid("its key does not encrypt the password", e);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(options.BaseAddress, path));
        request.Headers.TryAddWithoutValidation("X-CAP-API-KEY", options.ApiKey);
        return request;
    }

    private string Header(ApiAnswer answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 } value
            ? value
            : throw connection.Error(answer.Endpoint, DataSourceErrorKind.InvalidResponse, $"the answer has no header {name}");
}
