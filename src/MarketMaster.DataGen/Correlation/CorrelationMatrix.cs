using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>The wanted correlations between the returns of several instruments. Immutable.</summary>
public sealed class CorrelationMatrix
{
    private readonly double[,] _values;

    /// <summary>Takes a matrix.</summary>
    /// <param name="values">Square and symmetric, 1 on the diagonal, and the correlations of some random variables: positive semi-definite.</param>
    /// <exception cref="ArgumentException">It is not such a matrix; the message names row and column.</exception>
    public CorrelationMatrix(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var size = values.GetLength(0);
        if (size == 0 || size != values.GetLength(1))
            throw new ArgumentException($"the matrix has {size} rows and {values.GetLength(1)} columns: it must be square", nameof(values));
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var wrong = i == j ? values[i, i] != 1 : !(values[i, j] is >= -1 and <= 1) || values[i, j] != values[j, i];
                if (wrong)
                {
                    throw new ArgumentException(string.Create(
                        CultureInfo.InvariantCulture,
                        $"row {i}, column {j}: {values[i, j]} must lie between -1 and 1, equal its mirror image {values[j, i]}, and be 1 on the diagonal"), nameof(values));
                }
            }
        }
        _values = (double[,])values.Clone();
        Cholesky.Factor(_values, "the matrix");
    }

    /// <summary>Number of instruments.</summary>
    public int Size => _values.GetLength(0);

    /// <summary>The correlation of two instruments.</summary>
    /// <param name="first">0-based position.</param>
    /// <param name="second">0-based position.</param>
    public double this[int first, int second] => _values[first, second];

    /// <summary>The same correlation between any two instruments.</summary>
    /// <param name="size">Number of instruments; at least 1.</param>
    /// <param name="correlation">The correlation; at most 1, and at least -1 / (size - 1).</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">The correlation is out of range.</exception>
    public static CorrelationMatrix Uniform(int size, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return Fill(size, (_, _) => correlation);
    }

    /// <summary>What follows from a market factor and one factor per asset class.</summary>
    /// <param name="loadings">The loadings of each instrument.</param>
    /// <param name="assetClasses">The class of each instrument.</param>
    /// <returns>
    /// The matrix: the product of the market loadings, plus that of the class loadings where two instruments are of one class.
    /// </returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a loading is out of range.</exception>
    public static CorrelationMatrix FromFactors(IReadOnlyList<FactorLoadings> loadings, IReadOnlyList<AssetClass> assetClasses)
    {
        ArgumentNullException.ThrowIfNull(loadings);
        ArgumentNullException.ThrowIfNull(assetClasses);
        if (loadings.Count == 0 || loadings.Count != assetClasses.Count)
            throw new ArgumentException($"{loadings.Count} loadings for {assetClasses.Count} asset classes: there must be one each, and at least one", nameof(loadings));
        foreach (var loading in loadings)
            loading.Require(nameof(loadings));
        return Fill(loadings.Count, (i, j) => loadings[i].Market * loadings[j].Market
            + (assetClasses[i] == assetClasses[j] ? loadings[i].AssetClass * loadings[j].AssetClass : 0));
    }

    private static CorrelationMatrix Fill(int size, Func<int, int, double> value)
    {
        var values = new double[size, size];
        for (var i = 0; i < size; i++)
        {
            values[i, i] = 1;
            for (var j = 0; j < i; j++)
                values[i, j] = values[j, i] = value(i, j);
        }
        return new(values);
    }
}
