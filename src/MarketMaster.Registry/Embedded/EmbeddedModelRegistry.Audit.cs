using System.Runtime.CompilerServices;

namespace MarketMaster.Registry;

public sealed partial class EmbeddedModelRegistry
{
    private TaskCompletionSource _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Reads the audit log: who changed what, when, from what to what, and why.</summary>
    /// <param name="query">Which entries; null for the first 1,000.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The entries, oldest first.</returns>
    public Task<IReadOnlyList<RegistryChange>> ReadChangesAsync(ChangeQuery? query = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        if (query.Limit is < 1 or > 10_000)
            throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "1 to 10,000 entries can be read at once");
        return ReadAsync<IReadOnlyList<RegistryChange>>("read_changes", query.Model, query.Version, transaction => AuditLog.Read(transaction, query), cancellationToken);
    }

    /// <summary>Tells every change from now on, or after a known entry: those of this process at once, those of others within <see cref="EmbeddedRegistryOptions.WatchInterval"/>. Nothing is left out.</summary>
    /// <param name="afterSequence">Number of the last entry known; null begins with the next one.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    /// <returns>The changes, without end.</returns>
    public async IAsyncEnumerable<RegistryChange> WatchAsync(long? afterSequence = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var last = afterSequence ?? await ReadAsync(transaction => AuditLog.Head(transaction).Sequence, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var announced = Volatile.Read(ref _announced).Task;
            // Not traced: an idle watcher looks four times a second.
            var changes = await ReadAsync(transaction => AuditLog.Read(transaction, new() { AfterSequence = last }), cancellationToken).ConfigureAwait(false);
            foreach (var change in changes)
            {
                last = change.Sequence;
                yield return change;
            }
            if (changes.Count == 0)
                await Task.WhenAny(announced, Task.Delay(_options.WatchInterval, _options.TimeProvider, cancellationToken)).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Announce() =>
        Interlocked.Exchange(ref _announced, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
