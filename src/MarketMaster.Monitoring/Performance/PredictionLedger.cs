namespace MarketMaster.Monitoring;

/// <summary>
/// Keeps predictions until their labels arrive, minutes or days later and in any order. Bounded: the oldest predictions are given
/// up first. Safe for several threads.
/// </summary>
public sealed class PredictionLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LedgerEntry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly int _capacity;

    /// <summary>Starts an empty ledger.</summary>
    /// <param name="capacity">Most predictions kept, 1 to 10,000,000; 100,000 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="capacity"/> lies outside its range.</exception>
    public PredictionLedger(int capacity = 100_000) => _capacity = Limits.Within(capacity, 1, 10_000_000, nameof(capacity));

    /// <summary>Predictions kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _entries.Count;
        }
    }

    /// <summary>Predictions kept that have no label yet.</summary>
    public int Pending { get; private set; }

    /// <summary>Predictions that were given up before their label came.</summary>
    public long Expired { get; private set; }

    /// <summary>Takes a prediction.</summary>
    /// <param name="id">Its name, unlike all others in the ledger.</param>
    /// <param name="time">When it was made.</param>
    /// <param name="predicted">The predicted action.</param>
    /// <param name="probabilities">The five probabilities, or none.</param>
    /// <returns>False where the ledger has a prediction of that name, which stays as it is.</returns>
    /// <exception cref="ArgumentException">The name is empty, or there are neither five probabilities nor none.</exception>
    public bool Record(string id, DateTimeOffset time, TradeAction predicted, ReadOnlySpan<double> probabilities = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (probabilities.Length is not (0 or PredictionOutcomes.K))
            throw new ArgumentException(FormattableString.Invariant($"{probabilities.Length} probabilities: there must be {PredictionOutcomes.K} or none"), nameof(probabilities));
        lock (_gate)
        {
            if (!_entries.TryAdd(id, new(id, time, predicted, probabilities.ToArray(), null, double.NaN, null)))
                return false;
            _order.Enqueue(id);
            Pending++;
            while (_entries.Count > _capacity)
                GiveUp(_order.Dequeue());
            return true;
        }
    }

    /// <summary>Takes the label of a prediction.</summary>
    /// <param name="id">Name of the prediction.</param>
    /// <param name="actual">The true action.</param>
    /// <param name="time">When the label came.</param>
    /// <param name="forwardReturn">The return that followed, as a fraction; NaN where not known.</param>
    /// <returns>What became of the label.</returns>
    public SettleResult Settle(string id, TradeAction actual, DateTimeOffset time, double forwardReturn = double.NaN)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        lock (_gate)
        {
            if (!_entries.TryGetValue(id, out var entry))
                return SettleResult.Unknown;
            _entries[id] = entry with { Actual = actual, ForwardReturn = forwardReturn, SettledAt = time };
            if (entry.Actual is not null)
                return SettleResult.Corrected;
            Pending--;
            return SettleResult.Settled;
        }
    }

    /// <summary>The predictions made in a span of time, by the time of the prediction and not of the label.</summary>
    /// <param name="from">Start, included.</param>
    /// <param name="to">End, not included.</param>
    /// <returns>The predictions as they are now.</returns>
    public LedgerWindow Window(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
            return new([.. _entries.Values.Where(e => e.Time >= from && e.Time < to).OrderBy(e => e.Time)]);
    }

    /// <summary>All predictions.</summary>
    /// <returns>The predictions as they are now.</returns>
    public LedgerWindow All() => Window(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

    private void GiveUp(string id)
    {
        if (!_entries.Remove(id, out var entry) || entry.Actual is not null)
            return;
        Pending--;
        Expired++;
    }
}
