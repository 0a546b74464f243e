namespace MarketMaster.Reporting;

/// <summary>How often each action occurs in something.</summary>
/// <param name="Name">In what: labels, predictions, training labels.</param>
/// <param name="Counts">Five counts, in class order.</param>
public sealed record ActionCounts(string Name, IReadOnlyList<int> Counts)
{
    /// <summary>Counts actions.</summary>
    /// <param name="name">What the actions are: labels, predictions, training labels.</param>
    /// <param name="actions">The actions.</param>
    /// <returns>The counts.</returns>
    public static ActionCounts Of(string name, ReadOnlySpan<TradeAction> actions)
    {
        var counts = new int[TradeActions.Count];
        foreach (var action in actions)
            counts[(int)action]++;
        return new(name, counts);
    }
}
