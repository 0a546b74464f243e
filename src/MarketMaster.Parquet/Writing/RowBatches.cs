namespace MarketMaster.Parquet;

/// <summary>Collects rows as they come into batches of one array, which is used again: what is alive does not grow with the stream.</summary>
internal sealed class RowBatches<T>(IEnumerable<T> rows, int size) : IDisposable
{
    private readonly IEnumerator<T> _rows = rows.GetEnumerator();
    private T[] _batch = [];

    public int Count { get; private set; }

    public ReadOnlySpan<T> Span => _batch.AsSpan(0, Count);

    /// <summary>Takes the next rows in the place of those that were there.</summary>
    public bool MoveNext()
    {
        Count = 0;
        while (Count < size && _rows.MoveNext())
        {
            if (Count == _batch.Length)
                Array.Resize(ref _batch, Math.Min(size, Math.Max(4096, 2 * Count)));
            _batch[Count++] = _rows.Current;
        }
        return Count > 0;
    }

    public void Dispose() => _rows.Dispose();
}
