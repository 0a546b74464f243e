namespace MarketMaster.Prediction;

/// <summary>The labels of a bar series: for each bar an action or none, and the last bar that the label looked at.</summary>
public sealed class LabelSet
{
    private readonly TradeAction?[] _actions;
    private readonly int[] _ends;

    /// <summary>Copies labels.</summary>
    /// <param name="actions">One action or null per bar.</param>
    /// <param name="ends">For each bar the last bar its label looked at: its own or a later one.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a label ends before its own bar or after the last one.</exception>
    public LabelSet(ReadOnlySpan<TradeAction?> actions, ReadOnlySpan<int> ends)
    {
        if (actions.Length != ends.Length)
            throw new ArgumentException($"{ends.Length} ends for {actions.Length} labels: there must be one per bar", nameof(ends));
        for (var row = 0; row < ends.Length; row++)
        {
            if (ends[row] < row || ends[row] >= ends.Length)
                throw new ArgumentException($"the label of bar {row} ends at bar {ends[row]}: it must end between {row} and {ends.Length - 1}", nameof(ends));
        }
        _actions = actions.ToArray();
        _ends = ends.ToArray();
    }

    /// <summary>Number of bars.</summary>
    public int Count => _actions.Length;

    /// <summary>The label of each bar; null where the bar has none.</summary>
    public IReadOnlyList<TradeAction?> Actions => _actions;

    /// <summary>For each bar the last bar its label looked at (its own where it has no label).</summary>
    public IReadOnlyList<int> Ends => _ends;

    /// <summary>The label of a bar; null where it has none.</summary>
    /// <param name="bar">0-based bar.</param>
    public TradeAction? this[int bar] => _actions[bar];

    /// <summary>How many bars carry each action, in class order.</summary>
    /// <returns>Five counts.</returns>
    public int[] CountByAction()
    {
        var counts = new int[TradeActions.Count];
        foreach (var action in _actions)
        {
            if (action is { } known)
                counts[(int)known]++;
        }
        return counts;
    }
}
