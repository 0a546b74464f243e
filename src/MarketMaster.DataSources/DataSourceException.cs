using System.Net;

namespace MarketMaster.DataSources;

/// <summary>
/// A source refused, could not be reached, or answered something else than documented. The message is one line that names source, endpoint, the source's own code
/// and words; never a key, a password or a token.
/// </summary>
public sealed class DataSourceException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="sourceName">Key of the source, such as <c>binance</c>.</param>
    /// <param name="endpoint">Method and path, such as <c>GET /api/v3/klines</c>; empty where no request was made.</param>
    /// <param name="kind">What went wrong.</param>
    /// <param name="problem">What went wrong in words, without secrets.</param>
    /// <param name="innerException">The error behind it.</param>
    public DataSourceException(string sourceName, string endpoint, DataSourceErrorKind kind, string problem, Exception? innerException = null)
        : base(string.IsNullOrEmpty(endpoint) ? $"{sourceName}: {problem}" : $"{sourceName}, {endpoint}: {problem}", innerException) =>
        (SourceName, Endpoint, Kind) = (sourceName, endpoint, kind);

    /// <summary>Key of the source.</summary>
    public string SourceName { get; }

    /// <summary>Method and path; empty where no request was made.</summary>
    public string Endpoint { get; }

    /// <summary>What went wrong.</summary>
    public DataSourceErrorKind Kind { get; }

    /// <summary>The source's own code, such as <c>-1121</c> or <c>EQuery:Unknown asset pair</c>; null where it gave none.</summary>
    public string? Code { get; init; }

    /// <summary>The HTTP status; null where there was no answer.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the source says to wait; null where it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
