using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>One series under many sets of parameters at once, as an optimisation needs it: RSI with every period from 5 to 100.</summary>
/// <remarks>
/// The numbers are those of one computation after the other, bit for bit. Indicators that carry a state from the first bar on,
/// such as exponential averages, run several sets of parameters side by side in SIMD registers; those of a window of bars, chains
/// and longer timeframes are computed set by set, the windows with neighbouring stretches of the series side by side.
/// </remarks>
/// <example><code>double[][] columns = ParameterSweep.Compute([.. Enumerable.Range(5, 96).Select(period => new Rsi(period))], bars);</code></example>
public static class ParameterSweep
{
    /// <summary>Computes a family of indicators over a series.</summary>
    /// <typeparam name="TOutput"><see cref="double"/>, or a struct of doubles.</typeparam>
    /// <param name="family">The indicators: usually one record with different parameters.</param>
    /// <param name="bars">The series.</param>
    /// <returns>For each indicator its column: one output per bar, NaN during the warm-up.</returns>
    public static TOutput[][] Compute<TOutput>(IReadOnlyList<Indicator<TOutput>> family, BarSeries bars)
        where TOutput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(bars);
        var columns = new TOutput[family.Count][];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new TOutput[bars.Count];
        Compute(family, bars, columns);
        return columns;
    }

    /// <summary>Computes a family of indicators over a series into columns of the caller's.</summary>
    /// <typeparam name="TOutput"><see cref="double"/>, or a struct of doubles.</typeparam>
    /// <param name="family">The indicators: usually one record with different parameters.</param>
    /// <param name="bars">The series.</param>
    /// <param name="columns">For each indicator a column at least as long as the series.</param>
    /// <exception cref="ArgumentException">There is not one column per indicator, or one is too short.</exception>
    public static void Compute<TOutput>(IReadOnlyList<Indicator<TOutput>> family, BarSeries bars, IReadOnlyList<TOutput[]> columns)
        where TOutput : unmanaged
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(bars);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count != family.Count)
            throw new ArgumentException($"{columns.Count} columns for {family.Count} indicators: there must be one for each", nameof(columns));
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Length < bars.Count)
                throw new ArgumentException($"column {i} holds {columns[i].Length} rows, the series has {bars.Count}", nameof(columns));
        }
        var rest = Sweep.Compute(family, bars, columns);
        foreach (var i in rest)
            family[i].ComputeRows(bars, MemoryMarshal.Cast<TOutput, double>(columns[i].AsSpan()));
    }
}
