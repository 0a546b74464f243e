namespace MarketMaster.Monitoring;

/// <summary>The rising curve that fits 0/1 outcomes best in least squares (pool adjacent violators), joined by straight lines and held beyond its ends.</summary>
internal sealed class IsotonicCurve
{
    private readonly double[] _x;
    private readonly double[] _y;

    private IsotonicCurve(double[] x, double[] y) => (_x, _y) = (x, y);

    public static IsotonicCurve Fit(double[] scores, bool[] outcomes)
    {
        var (keys, order) = ((double[])scores.Clone(), Enumerable.Range(0, scores.Length).ToArray());
        Array.Sort(keys, order);
        List<double> x = [];
        List<(double Sum, double Weight, int Points)> blocks = [];
        for (var i = 0; i < keys.Length;)
        {
            var from = i;
            var sum = 0.0;
            for (; i < keys.Length && keys[i] == keys[from]; i++)
                sum += outcomes[order[i]] ? 1 : 0;
            x.Add(keys[from]);
            blocks.Add((sum, i - from, 1));
            while (blocks.Count > 1 && blocks[^2].Sum * blocks[^1].Weight >= blocks[^1].Sum * blocks[^2].Weight)
            {
                var (last, before) = (blocks[^1], blocks[^2]);
                blocks.RemoveAt(blocks.Count - 1);
                blocks[^1] = (last.Sum + before.Sum, last.Weight + before.Weight, last.Points + before.Points);
            }
        }
        var y = new List<double>(x.Count);
        foreach (var (sum, weight, points) in blocks)
            y.AddRange(Enumerable.Repeat(sum / weight, points));
        return new([.. x], [.. y]);
    }

    public double At(double score)
    {
        if (_x.Length == 0)
            return score;
        if (score <= _x[0])
            return _y[0];
        if (score >= _x[^1])
            return _y[^1];
        var high = Array.BinarySearch(_x, score);
        if (high >= 0)
            return _y[high];
        high = ~high;
        return _y[high - 1] + ((_y[high] - _y[high - 1]) * (score - _x[high - 1]) / (_x[high] - _x[high - 1]));
    }
}
