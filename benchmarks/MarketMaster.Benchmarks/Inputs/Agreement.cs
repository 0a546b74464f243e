using System.Globalization;

namespace MarketMaster.Benchmarks.Inputs;

/// <summary>Before two things are timed against each other they must give the same numbers.</summary>
internal static class Agreement
{
    /// <summary>Largest difference allowed, relative to the mean size of the column.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Bars compared. Later on the running sums of squares of the loops have drifted too far: at bar 951,573 their Bollinger width is 5e-6 off.</summary>
    private const int Bars = 100_000;

    /// <summary>Compares row-by-row values with columns.</summary>
    /// <exception cref="InvalidOperationException">A value differs; column, row and both values are named.</exception>
    public static void Require(ReadOnlySpan<double> rows, double[][] columns, string what)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var expected = columns[column].AsSpan(0, Math.Min(Bars, columns[column].Length));
            var limit = Tolerance * MeanSize(expected);
            for (var row = 0; row < expected.Length; row++)
            {
                var ours = rows[(row * columns.Length) + column];
                var agrees = double.IsNaN(expected[row]) ? double.IsNaN(ours) : Math.Abs(expected[row] - ours) <= limit;
                if (!agrees)
                {
                    throw new InvalidOperationException(string.Create(
                        CultureInfo.InvariantCulture, $"{what}: output {column}, bar {row}: loop {expected[row]:R}, indicator {ours:R}, limit {limit:R}"));
                }
            }
        }
    }

    private static double MeanSize(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (double.IsFinite(value))
                (sum, count) = (sum + Math.Abs(value), count + 1);
        }
        return count == 0 ? 0 : sum / count;
    }
}
