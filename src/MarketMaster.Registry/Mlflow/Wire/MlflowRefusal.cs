using System.Net;

namespace MarketMaster.Registry;

/// <summary>A server's refusal before it is known what it means for the caller.</summary>
internal sealed class MlflowRefusal(HttpStatusCode status, string errorCode, string text, TimeSpan? retryAfter) : Exception(text)
{
    private const int LongestText = 300;

    public HttpStatusCode Status { get; } = status;

    public string ErrorCode { get; } = errorCode;

    public TimeSpan? RetryAfter { get; } = retryAfter;

    public bool MayPass(bool serverErrors) => Status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => true,
        HttpStatusCode.InternalServerError => serverErrors,
        _ => false,
    };

    /// <summary>The server's code decides, then the status; its words differ between versions.</summary>
    public RegistryException ToException(Uri server)
    {
        var said = Message.Trim() is { Length: > LongestText } longer ? longer[..LongestText] + " …" : Message.Trim();
        return (Status, ErrorCode) switch
        {
            (_, "RESOURCE_DOES_NOT_EXIST") => new ModelNotFoundException(said, this),
            (_, "RESOURCE_ALREADY_EXISTS" or "ALREADY_EXISTS" or "RESOURCE_CONFLICT" or "ABORTED") => new RegistryConflictException(said, this),
            (HttpStatusCode.Unauthorized, _) => new RegistryUnavailableException($"the MLflow server at {server} wants a login: set user and password, or a token", this),
            (HttpStatusCode.Forbidden, _) when Message.Contains("Invalid Host header", StringComparison.OrdinalIgnoreCase) => new RegistryUnavailableException(
                $"the MLflow server at {server} refuses this address: start it with --allowed-hosts that names {server.Authority}", this),
            (HttpStatusCode.Forbidden, _) => new RegistryUnavailableException($"the MLflow server at {server} does not allow this: {said}", this),
            (HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout, _) =>
                new RegistryUnavailableException($"the MLflow server at {server} cannot answer now ({(int)Status}): {said}", this),
            _ => new MlflowException($"the MLflow server at {server} refused ({(int)Status} {ErrorCode}): {said}", Status, ErrorCode),
        };
    }
}
