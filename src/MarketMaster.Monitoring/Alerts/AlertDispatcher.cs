using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MarketMaster.Monitoring;

/// <summary>
/// Sends alerts in the background, to every sink by itself: a sink that fails is tried again with growing pauses and never stops
/// the monitor or the other sinks. Queues are bounded; the oldest alert is dropped first. Dispose waits for what is being sent.
/// </summary>
public sealed partial class AlertDispatcher : IAsyncDisposable
{
    private const int QueueLength = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly List<(IAlertSink Sink, Channel<Alert> Queue, Task Worker)> _sinks = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly AlertDispatcherOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private long _sent;
    private long _failed;

    /// <summary>Starts the sinks.</summary>
    /// <param name="sinks">Where alerts go.</param>
    /// <param name="options">Attempts and pauses; null takes the defaults.</param>
    /// <param name="time">The clock of the pauses; null takes the system's.</param>
    /// <param name="logger">Takes what went wrong; null takes none.</param>
    public AlertDispatcher(IEnumerable<IAlertSink> sinks, AlertDispatcherOptions? options = null, TimeProvider? time = null, ILogger<AlertDispatcher>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(sinks);
        (_options, _time, _logger) = (options ?? new(), time ?? TimeProvider.System, logger ?? NullLogger<AlertDispatcher>.Instance);
        foreach (var sink in sinks)
        {
            var queue = Channel.CreateBounded<Alert>(new BoundedChannelOptions(QueueLength) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
            _sinks.Add((sink, queue, Task.Run(() => WorkAsync(sink, queue.Reader))));
        }
    }

    /// <summary>Alerts handed over to a sink.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Alerts given up after the last attempt.</summary>
    public long Failed => Interlocked.Read(ref _failed);

    /// <summary>Sends an alert to every sink, in the background. Never throws and never waits.</summary>
    /// <param name="alert">The alert.</param>
    public void Send(Alert alert)
    {
        foreach (var (_, queue, _) in _sinks)
            queue.Writer.TryWrite(alert);
    }

    /// <summary>Ends: waits for what is queued as long as the options allow, then gives it up.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, queue, _) in _sinks)
            queue.Writer.TryComplete();
        var all = Task.WhenAll(_sinks.Select(s => s.Worker));
        try
        {
            await all.WaitAsync(_options.FlushTimeout, _time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await all.ConfigureAwait(false);
        }
        _stop.Dispose();
    }

    private async Task WorkAsync(IAlertSink sink, ChannelReader<Alert> queue)
    {
        try
        {
            await foreach (var alert in queue.ReadAllAsync(_stop.Token).ConfigureAwait(false))
                await SendAsync(sink, alert).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task SendAsync(IAlertSink sink, Alert alert)
    {
        var pause = _options.FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await sink.SendAsync(alert, _stop.Token).ConfigureAwait(false);
                Interlocked.Increment(ref _sent);
                return;
            }
            catch (Exception error) when (!_stop.IsCancellationRequested)
            {
                LogFailure(_logger, sink.Name, attempt, _options.Attempts, error);
                if (attempt >= _options.Attempts)
                {
                    Interlocked.Increment(ref _failed);
                    return;
                }
                await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(false);
                pause = TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, LongestPause.Ticks));
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "alert sink {Sink} failed, attempt {Attempt} of {Attempts}")]
    private static partial void LogFailure(ILogger logger, string sink, int attempt, int attempts, Exception error);
}
