namespace MarketMaster.Reporting;

/// <summary>States of the market drawn as a tint behind the candles: one per bar.</summary>
public sealed class PriceRibbon
{
    private const int MostStates = 6;

    private readonly byte[] _state;

    /// <summary>Creates a ribbon.</summary>
    /// <param name="title">What the states are, such as <c>Regime</c>.</param>
    /// <param name="states">Their names, at most 6: the first is tinted coolest, the last warmest, the one in the middle is left plain.</param>
    /// <param name="values">The state of each bar, as a position in <paramref name="states"/>.</param>
    /// <exception cref="ArgumentException">There are no states or too many, or a value is none of them; the bar is named.</exception>
    public PriceRibbon(string title, IReadOnlyList<string> states, ReadOnlySpan<byte> values)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(states);
        if (states.Count is 0 or > MostStates)
            throw new ArgumentException($"a ribbon has 1 to {MostStates} states, got {states.Count}", nameof(states));
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] >= states.Count)
                throw new ArgumentException($"bar {i} has state {values[i]}, there are {states.Count}", nameof(values));
        }
        (Title, States, _state) = (title, [.. states], values.ToArray());
    }

    /// <summary>What the states are.</summary>
    public string Title { get; }

    /// <summary>Names of the states, from the coolest tint to the warmest.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>The state of each bar.</summary>
    public ReadOnlySpan<byte> Values => _state;

    /// <summary>The volatility regimes of generated bars: calm, normal, stress.</summary>
    /// <param name="regimes">One per bar.</param>
    /// <returns>The ribbon.</returns>
    public static PriceRibbon Regimes(ReadOnlySpan<VolatilityRegime> regimes)
    {
        var values = new byte[regimes.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (byte)regimes[i];
        return new("Regime", ["calm", "normal", "stress"], values);
    }

    /// <summary>Runs of one state over drawn bars: of the bars in one, the state that most have, of equals the warmest.</summary>
    internal List<(int Start, int State)> Runs(int factor)
    {
        var runs = new List<(int Start, int State)>();
        Span<int> counts = stackalloc int[MostStates];
        for (var start = 0; start < _state.Length; start += factor)
        {
            counts.Clear();
            foreach (var state in _state.AsSpan(start, Math.Min(factor, _state.Length - start)))
                counts[state]++;
            var most = 0;
            for (var s = 1; s < counts.Length; s++)
                most = counts[s] >= counts[most] && counts[s] > 0 ? s : most;
            if (runs.Count == 0 || runs[^1].State != most)
                runs.Add((start / factor, most));
        }
        return runs;
    }
}
