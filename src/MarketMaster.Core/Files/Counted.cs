namespace MarketMaster;

/// <summary>A sequence that counts what passes, reports it now and then, and ends where the work is cancelled.</summary>
internal sealed class Counted<T>(IEnumerable<T> items, IProgress<long>? progress, CancellationToken cancellationToken)
{
    private const int ItemsPerReport = 4096;

    public long Count { get; private set; }

    public IEnumerable<T> Items()
    {
        foreach (var item in items)
        {
            if (Count % ItemsPerReport == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report(Count);
            }
            Count++;
            yield return item;
        }
        progress?.Report(Count);
    }
}
