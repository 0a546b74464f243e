using System.Globalization;

namespace MarketMaster.Benchmarks.Inputs;

/// <summary>Before two things are timed against each other they must give the same numbers.</summary>
internal static class Agreement
{
    /// <summary>Largest difference allowed, relative to the mean size of the column: the running sums of the loops drift by some 1e-7 over a million bars.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Compares row-by-row values with columns.</summary>
    /// <exception cref="InvalidOperationException">A value differs; column, row and both values are named.</exception>
    public static void Require(ReadOnlySpan<double> rows, double[][] columns, string what)
    {
        for (var column = 0; column < columns.Length; column++)
        {
            var expected = columns[column];
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

    private static double MeanSize(double[] values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        return finite.Count == 0 ? 0 : finite.Average(Math.Abs);
    }
}
