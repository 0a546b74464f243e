using System.Net;
using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

/// <summary>Sends requests to one API and turns everything that can go wrong on the way into the one kind of exception.</summary>
internal sealed class ApiConnection(string source, string api, SourceClients clients, SecretMask mask, DataSourcesOptions options, IRequestSigner? signer = null)
{
    private readonly Func<HttpClient> _http = clients.For(api, signer);
    private readonly ApiRateLimiter _limiter = clients.Limiters[api];
    private readonly TimeSpan _patience = options.RequestTimeout;

    public string Source => source;

    public SecretMask Mask => mask;

    public TimeProvider Time => clients.Time;

    public ApiRateLimiter Limiter => _limiter;

    /// <summary>Sends a request and reads the answer, whatever its status.</summary>
    /// <param name="request">The request.</param>
    /// <param name="unsigned">What the signer signs; null for a request without signature.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request, string? unsigned, CancellationToken cancellationToken)
    {
        var endpoint = $"{request.Method} {request.RequestUri!.AbsolutePath}";
        if (_limiter.Limiter.CoolDownLeft is var pause && pause > _patience)
            throw Paused(endpoint, pause);
        using var timeout = new CancellationTokenSource(_patience, clients.Time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var notes = new RequestNotes(linked, _patience) { Unsigned = unsigned };
        notes.AttachTo(request);
        try
        {
            using var response = await _http().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            if (notes.IsTooLarge)
                throw Error(endpoint, DataSourceErrorKind.InvalidResponse, $"the answer is larger than {options.MaximumResponseBytes:N0} bytes (MaximumResponseBytes)");
            var body = await response.Content.ReadAsByteArrayAsync(linked.Token).ConfigureAwait(false);
            return new(endpoint, response.StatusCode, body, response.Headers, ResponseBufferHandler.RetryAfter(response.Headers, clients.Time));
        }
        catch (DataSourceException)
        {
            throw;
        }
        catch (Exception) when (notes.Refusal is not null)
        {
            return notes.Refusal with { Endpoint = endpoint };
        }
        catch (Exception error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Failure(endpoint, error, timeout.IsCancellationRequested);
        }
    }

    public DataSourceException Error(string endpoint, DataSourceErrorKind kind, string problem, Exception? inner = null) => new(source, endpoint, kind, mask.Apply(problem), inner);

    /// <summary>The answer refuses. Code and words are the server's own.</summary>
    public DataSourceException Refused(ApiAnswer answer, DataSourceErrorKind? kind, string? code, string? message)
    {
        var words = mask.Apply(AnswerText.OneLine(message) ?? AnswerText.Of(answer.Body));
        var name = code is null || words.Contains(code, StringComparison.Ordinal) ? "" : $"{mask.Apply(code)}, ";
        var wait = answer.RetryAfter is { } after ? $", try again in {after:c}" : "";
        return new(source, answer.Endpoint, kind ?? KindOf(answer), $"{(words.Length == 0 ? "refused" : words)} ({name}HTTP {(int)answer.Status}){wait}")
        {
            Code = code is null ? null : mask.Apply(code),
            Status = answer.Status,
            RetryAfter = answer.RetryAfter,
        };
    }

    private static DataSourceErrorKind KindOf(ApiAnswer answer) => (int)answer.Status switch
    {
        418 or 429 => DataSourceErrorKind.RateLimited,
        401 or 403 => DataSourceErrorKind.Unauthorized,
        >= 500 or 408 => DataSourceErrorKind.Unavailable,
        < 400 => DataSourceErrorKind.InvalidResponse,
        _ => DataSourceErrorKind.Rejected,
    };

    private DataSourceException Failure(string endpoint, Exception error, bool isOver)
    {
        if (error is RateLimitExceededException refused)
            return new(source, endpoint, DataSourceErrorKind.RateLimited, refused.Message, refused) { RetryAfter = refused.RetryAfter };
        if (!isOver)
        {
            // messages of sockets and of TLS name hosts, never what was sent
            var problem = error is HttpRequestException { StatusCode: null } or IOException or HttpIOException
                ? $"cannot be reached: {AnswerText.OneLine(error.Message)}"
                : $"no answer: {AnswerText.OneLine(error.Message)}";
            return Error(endpoint, DataSourceErrorKind.Unavailable, problem, error);
        }
        var pause = _limiter.Limiter.CoolDownLeft;
        return pause > TimeSpan.Zero
            ? Paused(endpoint, pause)
            : Error(endpoint, DataSourceErrorKind.Unavailable, $"no answer within {_patience:c}, waiting for permits included (RequestTimeout)", error);
    }

    private DataSourceException Paused(string endpoint, TimeSpan pause) =>
        new(source, endpoint, DataSourceErrorKind.RateLimited, $"the server has asked to pause, try again in {pause:c}") { RetryAfter = pause, Status = HttpStatusCode.TooManyRequests };
}
