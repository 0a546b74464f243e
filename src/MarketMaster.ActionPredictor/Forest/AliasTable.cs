using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>Draws rows with chances in proportion to their weights, in constant time: Walker's alias method, built as by Vose (1991).</summary>
internal sealed class AliasTable
{
    private readonly double[] _keep;
    private readonly int[] _alias;

    public AliasTable(ReadOnlySpan<double> weights)
    {
        var scale = weights.Length / Total(weights);
        _keep = new double[weights.Length];
        _alias = [.. Enumerable.Range(0, weights.Length)];
        Stack<int> small = [], large = [];
        for (var row = 0; row < weights.Length; row++)
        {
            _keep[row] = weights[row] * scale;
            (_keep[row] < 1 ? small : large).Push(row);
        }
        while (small.Count > 0 && large.Count > 0)
        {
            var (poor, rich) = (small.Pop(), large.Pop());
            _alias[poor] = rich;
            _keep[rich] -= 1 - _keep[poor];
            (_keep[rich] < 1 ? small : large).Push(rich);
        }
        // What rounding leaves over is full, unless its weight is 0: that is never drawn.
        var heaviest = weights.IndexOf(Max(weights));
        foreach (var row in small.Concat(large))
            (_keep[row], _alias[row]) = weights[row] > 0 ? (1, row) : (0, heaviest);
    }

    public int Draw(ref RandomStream random)
    {
        var row = random.NextInt(_keep.Length);
        return random.NextDouble() < _keep[row] ? row : _alias[row];
    }

    private static double Max(ReadOnlySpan<double> weights)
    {
        var max = weights[0];
        foreach (var weight in weights)
            max = Math.Max(max, weight);
        return max;
    }

    /// <summary>The sum of row weights, each 0 or more and finite, at least one above 0.</summary>
    public static double Total(ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        for (var row = 0; row < weights.Length; row++)
        {
            if (!(weights[row] >= 0 && double.IsFinite(weights[row])))
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"the weight of row {row} is {weights[row]}: it must be 0 or more and finite"), nameof(weights));
            total += weights[row];
        }
        return total > 0 && double.IsFinite(total) ? total : throw new ArgumentException($"the weights add up to {total.ToString(CultureInfo.InvariantCulture)}: at least one must be above 0", nameof(weights));
    }
}
