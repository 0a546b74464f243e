using System.Collections.Concurrent;

namespace MarketMaster.RateLimiting;

/// <summary>The newest value of each kind of data and key. When there are too many, an old one of a few is forgotten.</summary>
internal sealed class LastKnownValues(TimeProvider time, int maximum)
{
    private const int Sample = 8;

    private readonly ConcurrentDictionary<(string Kind, string Key), Entry> _values = new();

    public void Set<T>(string kind, string key, T value, string source)
    {
        if (_values.Count >= maximum && !_values.ContainsKey((kind, key)))
        {
            var oldest = _values.Take(Sample).MinBy(entry => entry.Value.Timestamp);
            _values.TryRemove(oldest);
        }
        _values[(kind, key)] = new(value, source, time.GetUtcNow(), time.GetTimestamp());
    }

    public SourcedValue<T>? Find<T>(string kind, string key) => _values.TryGetValue((kind, key), out var entry) && entry.Value is T value
        ? new(value, entry.Source, entry.Time, time.GetElapsedTime(entry.Timestamp), IsStale: true)
        : null;

    private sealed record Entry(object? Value, string Source, DateTimeOffset Time, long Timestamp);
}
