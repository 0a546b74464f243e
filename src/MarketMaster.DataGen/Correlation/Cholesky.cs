namespace MarketMaster.DataGen;

/// <summary>The lower triangular square root of a correlation matrix.</summary>
internal static class Cholesky
{
    // how far rounding may carry the pivot of a singular matrix below 0
    private const double Tolerance = 1e-9;

    /// <exception cref="ArgumentException">The matrix is not positive semi-definite.</exception>
    public static double[,] Factor(double[,] matrix, string what)
    {
        var size = matrix.GetLength(0);
        var root = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                    rest -= root[i, k] * root[j, k];
                if (i == j && rest < -Tolerance)
                    throw new ArgumentException($"{what} is not positive semi-definite: rows 0 to {i} contradict each other", nameof(matrix));
                if (i == j)
                    root[i, i] = rest < Tolerance ? 0 : Math.Sqrt(rest);
                else
                    root[i, j] = root[j, j] == 0 ? Exhausted(rest, what, i) : rest / root[j, j];
            }
        }
        return root;
    }

    private static double Exhausted(double rest, string what, int row) => Math.Abs(rest) < 1e-6
        ? 0
        : throw new ArgumentException($"{what} is not positive semi-definite: rows 0 to {row} contradict each other", nameof(rest));
}
