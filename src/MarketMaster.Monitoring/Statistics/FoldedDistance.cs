namespace MarketMaster.Monitoring;

/// <summary>
/// The Kolmogorov-Smirnov distance of the distances from the pooled median: a change of spread or of tails leaves the middle of a
/// distribution where it was and moves little in F - G, but much here.
/// </summary>
internal static class FoldedDistance
{
    public static double Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var center = PooledMedian(x, y);
        var walkX = new Folded(x, center);
        var walkY = new Folded(y, center);
        double inverseN = 1.0 / x.Length, inverseM = 1.0 / y.Length, largest = 0;
        int i = 0, j = 0;
        while (i < x.Length && j < y.Length)
        {
            var value = Math.Min(walkX.Current, walkY.Current);
            while (i < x.Length && walkX.Current == value)
            {
                i++;
                walkX.Next();
            }
            while (j < y.Length && walkY.Current == value)
            {
                j++;
                walkY.Next();
            }
            largest = Math.Max(largest, Math.Abs((i * inverseN) - (j * inverseM)));
        }
        return largest;
    }

    /// <summary>The middle of two sorted samples together (the lower one of two).</summary>
    public static double PooledMedian(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var rank = (x.Length + y.Length - 1) / 2;
        int low = Math.Max(0, rank + 1 - y.Length), high = Math.Min(rank + 1, x.Length);
        // the number of values of x among the rank + 1 smallest
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (x[middle] < y[rank - middle])
                low = middle + 1;
            else
                high = middle;
        }
        var fromX = low > 0 ? x[low - 1] : double.NegativeInfinity;
        var fromY = rank + 1 - low > 0 ? y[rank - low] : double.NegativeInfinity;
        return Math.Max(fromX, fromY);
    }

    /// <summary>The distances from the center in ascending order: the two halves of a sorted sample, merged.</summary>
    private ref struct Folded
    {
        private readonly ReadOnlySpan<double> _sorted;
        private readonly double _center;
        private int _down;
        private int _up;

        public Folded(ReadOnlySpan<double> sorted, double center)
        {
            _sorted = sorted;
            _center = center;
            var at = sorted.BinarySearch(center);
            _up = at < 0 ? ~at : at;
            _down = _up - 1;
            Current = Smaller();
        }

        public double Current { get; private set; }

        public void Next()
        {
            if (_down >= 0 && Current == _center - _sorted[_down])
                _down--;
            else
                _up++;
            Current = Smaller();
        }

        private readonly double Smaller()
        {
            var down = _down >= 0 ? _center - _sorted[_down] : double.PositiveInfinity;
            var up = _up < _sorted.Length ? _sorted[_up] - _center : double.PositiveInfinity;
            return Math.Min(down, up);
        }
    }
}
