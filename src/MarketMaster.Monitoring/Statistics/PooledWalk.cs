namespace MarketMaster.Monitoring;

/// <summary>
/// What one walk over the merged order of two sorted samples gives: every statistic that compares their distribution functions F
/// and G, which are continuous from the right, so that ties are exact.
/// </summary>
internal readonly struct PooledWalk
{
    private PooledWalk(int n, int m) => (N, M) = (n, m);

    /// <summary>Values of the first sample.</summary>
    public int N { get; }

    /// <summary>Values of the second sample.</summary>
    public int M { get; }

    /// <summary>Largest F - G, at least 0.</summary>
    public double Above { get; private init; }

    /// <summary>Largest G - F, at least 0.</summary>
    public double Below { get; private init; }

    /// <summary>The integral of |F - G|: Wasserstein's distance of order 1.</summary>
    public double Wasserstein { get; private init; }

    /// <summary>The same integral between the clip limits.</summary>
    public double ClippedWasserstein { get; private init; }

    /// <summary>The integral of (F - G)².</summary>
    public double SquaredArea { get; private init; }

    /// <summary>The sum of (F - G)² over the pooled values, each as often as it stands.</summary>
    public double SquaredSum { get; private init; }

    /// <summary>The two-sample Anderson-Darling statistic with midranks, not standardised.</summary>
    public double AndersonDarling { get; private init; }

    /// <summary>Sum of the midranks of the first sample.</summary>
    public double RankSum { get; private init; }

    /// <summary>Sum of t³ - t over the runs of t equal values.</summary>
    public double TieSum { get; private init; }

    /// <summary>The Kolmogorov-Smirnov distance.</summary>
    public double Distance => Math.Max(Above, Below);

    /// <summary>Whether every value of both samples is the same.</summary>
    public bool IsConstant { get; private init; }

    /// <summary>Size n m / (n + m).</summary>
    public double Effective => (double)N * M / ((double)N + M);

    /// <summary>Walks. Both samples are sorted, finite and not empty.</summary>
    public static PooledWalk Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double clipLow = double.NegativeInfinity, double clipHigh = double.PositiveInfinity)
    {
        int n = x.Length, m = y.Length, i = 0, j = 0;
        double inverseN = 1.0 / n, inverseM = 1.0 / m, total = (double)n + m;
        double above = 0, below = 0, area = 0, clipped = 0, squaredArea = 0, squaredSum = 0, darling = 0, ranks = 0, ties = 0;
        double last = double.NaN, gap = 0, clippedLast = 0;
        var runs = 0;
        while (i < n || j < m)
        {
            var value = j >= m || (i < n && x[i] <= y[j]) ? x[i] : y[j];
            if (runs++ > 0)
            {
                var width = value - last;
                area += Math.Abs(gap) * width;
                squaredArea += gap * gap * width;
                var held = Math.Clamp(value, clipLow, clipHigh);
                clipped += Math.Abs(gap) * (held - clippedLast);
                clippedLast = held;
            }
            else
                clippedLast = Math.Clamp(value, clipLow, clipHigh);
            last = value;
            int fromX = i, fromY = j;
            while (i < n && x[i] == value)
                i++;
            while (j < m && y[j] == value)
                j++;
            double inX = i - fromX, run = inX + (j - fromY);
            var before = (double)fromX + fromY;
            ranks += inX * (before + ((run + 1) / 2));
            ties += (run * run * run) - run;
            var middle = before + (run / 2);
            var excess = (total * (fromX + (inX / 2))) - (n * middle);
            darling += run * excess * excess / ((middle * (total - middle)) - (total * run / 4));
            gap = (i * inverseN) - (j * inverseM);
            above = Math.Max(above, gap);
            below = Math.Max(below, -gap);
            squaredSum += run * gap * gap;
        }
        return new(n, m)
        {
            Above = above,
            Below = below,
            Wasserstein = area,
            ClippedWasserstein = clipped,
            SquaredArea = squaredArea,
            SquaredSum = squaredSum,
            AndersonDarling = runs == 1 ? double.NaN : darling / total * (inverseN + inverseM) * (total - 1) / total,
            RankSum = ranks,
            TieSum = ties,
            IsConstant = runs == 1,
        };
    }
}
