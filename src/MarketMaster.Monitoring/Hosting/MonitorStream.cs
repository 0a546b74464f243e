using System.Threading.Channels;

namespace MarketMaster.Monitoring;

/// <summary>
/// Watches a stream: rows come in one by one from any thread, streaming detectors see each, and a report is made of every window.
/// <see cref="MonitorService"/> runs it in a host.
/// </summary>
public sealed class MonitorStream
{
    private readonly Channel<MonitoredRow> _queue;
    private readonly MonitorStreamOptions _options;
    private readonly ColumnDetectors? _detectors;
    private readonly Queue<MonitoredRow> _window = new();
    private readonly List<string> _names;
    private int _sinceReport;
    private long _dropped;

    /// <summary>Prepares a stream.</summary>
    /// <param name="monitor">Judges the windows.</param>
    /// <param name="options">Sizes; null takes the defaults.</param>
    /// <param name="ledger">Joins predictions and labels; null judges no performance.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public MonitorStream(ComprehensiveMonitor monitor, MonitorStreamOptions? options = null, PredictionLedger? ledger = null)
    {
        ArgumentNullException.ThrowIfNull(monitor);
        (Monitor, Ledger, _options) = (monitor, ledger, options ?? new());
        _ = Limits.Within(_options.WindowRows, 50, 1_000_000, nameof(options.WindowRows));
        _ = Limits.Within(_options.Stride, 1, _options.WindowRows, nameof(options.Stride));
        _ = Limits.Within(_options.QueueRows, 1, 10_000_000, nameof(options.QueueRows));
        _queue = Channel.CreateBounded<MonitoredRow>(new BoundedChannelOptions(_options.QueueRows) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, _ => Interlocked.Increment(ref _dropped));
        _names = [.. monitor.Reference.Columns.Take(monitor.Reference.Width).Select(c => c.Name)];
        _detectors = _options.UseDetectors ? new(monitor, _options.DetectorDelta) : null;
    }

    /// <summary>Judges the windows.</summary>
    public ComprehensiveMonitor Monitor { get; }

    /// <summary>Joins predictions and labels; null where no performance is judged.</summary>
    public PredictionLedger? Ledger { get; }

    /// <summary>Rows that were dropped because the queue was full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Takes a row, from any thread, without waiting.</summary>
    /// <param name="row">The row.</param>
    /// <returns>False once the stream is complete.</returns>
    /// <exception cref="ArgumentException">The row has another number of values than the reference has columns.</exception>
    public bool Write(MonitoredRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Values.Length != _names.Count)
            throw new ArgumentException(FormattableString.Invariant($"the row has {row.Values.Length} values: the reference has {_names.Count} columns"), nameof(row));
        return _queue.Writer.TryWrite(row);
    }

    /// <summary>Says that no more rows come.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>Takes rows until the stream is complete, and hands out each report.</summary>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The reports, as they are made.</returns>
    public async IAsyncEnumerable<MonitoringReport> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var row in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (Take(row) is { } report)
                yield return report;
        }
    }

    private MonitoringReport? Take(MonitoredRow row)
    {
        _detectors?.Update(row.Values.Span);
        _window.Enqueue(row);
        while (_window.Count > _options.WindowRows)
            _window.Dequeue();
        if (++_sinceReport < _options.Stride || _window.Count < _options.WindowRows)
            return null;
        _sinceReport = 0;
        var (first, last) = (_window.Peek().Time, row.Time);
        var predictions = Ledger?.Window(new(first, TimeSpan.Zero), new(last.AddTicks(1), TimeSpan.Zero));
        return Monitor.Run(Frame(), predictions, _detectors?.Fired());
    }

    private FeatureFrame Frame()
    {
        var (values, time, at) = (new double[_window.Count * _names.Count], new DateTime[_window.Count], 0);
        foreach (var row in _window)
        {
            row.Values.Span.CopyTo(values.AsSpan(at * _names.Count));
            time[at++] = row.Time;
        }
        return new(_names, values, time);
    }
}
