using MarketMaster.RateLimiting;

namespace MarketMaster.DataSources;

/// <summary>
/// Makes the HTTP client of each API: limits, then signature, then the body read whole, then the wire. With a container the clients come from its factory, by the same
/// names as the limits; without one they are put together here.
/// </summary>
internal sealed class SourceClients
{
    private readonly Func<string, IRequestSigner?, Func<HttpClient>> _create;

    /// <summary>Clients of a factory, which has put the handlers together and wants to be asked each time.</summary>
    public SourceClients(Func<string, HttpClient> create, ApiRateLimiters limiters, TimeProvider time)
    {
        (Limiters, Time) = (limiters, time);
        _create = (api, _) => () => create(api);
    }

    /// <summary>Clients of our own, over a transport that stays the caller's.</summary>
    public SourceClients(ApiRateLimiters limiters, HttpMessageHandler transport, int maximumBytes, TimeProvider time)
    {
        (Limiters, Time) = (limiters, time);
        _create = (api, signer) =>
        {
            HttpMessageHandler inner = new ResponseBufferHandler(maximumBytes, time) { InnerHandler = transport };
            if (signer is not null)
                inner = new SigningHandler(signer) { InnerHandler = inner };
            var client = new HttpClient(new ApiRateLimitHandler(limiters[api]) { InnerHandler = inner }, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
            return () => client;
        };
    }

    /// <summary>For a client that is made alone: over its own wire where none is given, which then lives as long as the process wants it.</summary>
    public static SourceClients Standalone(ApiRateLimiters limiters, HttpMessageHandler? transport, TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(limiters);
        return new(limiters, transport ?? Wire(), new DataSourcesOptions().MaximumResponseBytes, time ?? TimeProvider.System);
    }

    public ApiRateLimiters Limiters { get; }

    public TimeProvider Time { get; }

    /// <summary>The wire: no redirects, which would carry keys to other hosts.</summary>
    public static SocketsHttpHandler Wire() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    public Func<HttpClient> For(string api, IRequestSigner? signer = null) => _create(api, signer);
}
