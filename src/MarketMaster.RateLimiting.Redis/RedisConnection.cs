using System.Net.Sockets;
using StackExchange.Redis;

namespace MarketMaster.RateLimiting.Redis;

/// <summary>
/// The connection of a store. The client looks once a second whether a lost server is back, which is too slow here: a connection of our own is made anew as soon as
/// the server takes connections again. A connection of the caller's is left to him.
/// </summary>
internal sealed class RedisConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly ConfigurationOptions? _settings;
    private volatile IConnectionMultiplexer _current;
    private int _isReconnecting;
    private volatile bool _isDisposed;

    public RedisConnection(IConnectionMultiplexer theirs) => _current = theirs;

    public RedisConnection(ConfigurationOptions settings) => (_settings, _current) = (settings, ConnectionMultiplexer.Connect(settings));

    public IDatabaseAsync Database => _current.GetDatabase();

    /// <summary>Begins to look for the server, where nobody looks already.</summary>
    public void Reconnect(Action reconnected)
    {
        if (_settings is not null && !_isDisposed && !_current.IsConnected && Interlocked.Exchange(ref _isReconnecting, 1) == 0)
            _ = ReconnectAsync(_settings, reconnected);
    }

    public void Dispose()
    {
        _isDisposed = true;
        if (_settings is not null)
            _current.Dispose();
    }

    private async Task ReconnectAsync(ConfigurationOptions settings, Action reconnected)
    {
        try
        {
            if (!await AcceptsAsync(settings).ConfigureAwait(false))
                return;
            var fresh = await ConnectionMultiplexer.ConnectAsync(settings.Clone()).ConfigureAwait(false);
            var replaces = fresh.IsConnected && !_current.IsConnected && !_isDisposed;
            var old = replaces ? Interlocked.Exchange(ref _current, fresh) : fresh;
            await old.CloseAsync(allowCommandsToComplete: false).ConfigureAwait(false);
            old.Dispose();
            if (_isDisposed)
                _current.Dispose();
            if (replaces)
                reconnected();
        }
        catch (Exception e) when (e is RedisException or SocketException or TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // not yet: the next request that tries begins again
        }
        finally
        {
            Volatile.Write(ref _isReconnecting, 0);
        }
    }

    private static async Task<bool> AcceptsAsync(ConfigurationOptions settings)
    {
        foreach (var endpoint in settings.EndPoints)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
            try
            {
                await socket.ConnectAsync(endpoint, patience.Token).ConfigureAwait(false);
                return true;
            }
            catch (Exception e) when (e is SocketException or OperationCanceledException)
            {
                // the next one
            }
        }
        return false;
    }
}
