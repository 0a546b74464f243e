namespace MarketMaster.Monitoring;

/// <summary>What each row's probabilities contribute, prepared once so that resamples only add up.</summary>
internal sealed class ProbabilityScores
{
    private const int K = PredictionOutcomes.K;
    private const int Bins = 10;
    private const double Epsilon = 2.220446049250313e-16;

    private readonly int _count;
    private readonly int[] _labels;
    private readonly double[] _confidence;
    private readonly bool[] _isRight;
    private readonly int[] _bin;
    private readonly double[][] _byClass;
    private readonly int[][] _classBin;
    private readonly int[][] _order;

    public ProbabilityScores(PredictionOutcomes outcomes)
    {
        _count = outcomes.Count;
        _labels = Array.ConvertAll(outcomes.Actual.ToArray(), a => (int)a);
        var probabilities = outcomes.Probabilities.Span;
        (LogLoss, Brier, RankedProbability, TopTwo, Entropy, Margin) = (new double[_count], new double[_count], new double[_count], new double[_count], new double[_count], new double[_count]);
        (_confidence, _isRight, _bin) = (new double[_count], new bool[_count], new int[_count]);
        (_byClass, _classBin, _order) = (new double[K][], new int[K][], new int[K][]);
        for (var k = 0; k < K; k++)
            (_byClass[k], _classBin[k]) = (new double[_count], new int[_count]);
        for (var i = 0; i < _count; i++)
            Prepare(i, probabilities.Slice(i * K, K), (int)outcomes.Predicted.Span[i]);
        for (var k = 0; k < K; k++)
        {
            var keys = (double[])_byClass[k].Clone();
            _order[k] = [.. Enumerable.Range(0, _count)];
            Array.Sort(keys, _order[k]);
        }
    }

    public double[] LogLoss { get; }

    public double[] Brier { get; }

    public double[] RankedProbability { get; }

    public double[] TopTwo { get; }

    public double[] Entropy { get; }

    public double[] Margin { get; }

    public double[] Confidence => _confidence;

    /// <summary>Expected and largest calibration error of the most probable class, in ten equal bins open on the left.</summary>
    public (double Expected, double Largest) Calibration(ReadOnlySpan<double> weights) => BinError(_bin, _confidence, i => _isRight[i], weights);

    /// <summary>The mean over the classes of the calibration error of each class's own probability.</summary>
    public double ClassCalibration(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        for (var k = 0; k < K; k++)
        {
            var own = k;
            sum += BinError(_classBin[k], _byClass[k], i => _labels[i] == own, weights).Expected;
        }
        return sum / K;
    }

    /// <summary>The same as <see cref="Calibration"/> in ten bins of equally many rows.</summary>
    public double MassCalibration()
    {
        var order = Enumerable.Range(0, _count).OrderBy(i => _confidence[i]).ToArray();
        var size = _count / Bins;
        if (size == 0)
            return double.NaN;
        var sum = 0.0;
        for (var b = 0; b < Bins; b++)
        {
            var rows = order[(b * size)..(b == Bins - 1 ? _count : (b + 1) * size)];
            sum += Math.Abs(rows.Sum(i => _confidence[i]) - rows.Count(i => _isRight[i]));
        }
        return sum / _count;
    }

    /// <summary>Area under the ROC curve of a class against the others, ties counted half; NaN where one side is empty.</summary>
    public double Auc(int k, ReadOnlySpan<double> weights)
    {
        double positives = 0, negatives = 0, sum = 0;
        var order = _order[k];
        for (var at = 0; at < order.Length;)
        {
            var score = _byClass[k][order[at]];
            double up = 0, down = 0;
            for (; at < order.Length && _byClass[k][order[at]] == score; at++)
            {
                if (_labels[order[at]] == k)
                    up += weights[order[at]];
                else
                    down += weights[order[at]];
            }
            sum += up * (negatives + (down / 2));
            positives += up;
            negatives += down;
        }
        return positives > 0 && negatives > 0 ? sum / (positives * negatives) : double.NaN;
    }

    /// <summary>Average precision of a class against the others; NaN where one side is empty.</summary>
    public double AveragePrecision(int k, ReadOnlySpan<double> weights)
    {
        double positives = 0, all = 0, sum = 0;
        var order = _order[k];
        for (var at = order.Length - 1; at >= 0;)
        {
            var score = _byClass[k][order[at]];
            var before = positives;
            for (; at >= 0 && _byClass[k][order[at]] == score; at--)
            {
                positives += _labels[order[at]] == k ? weights[order[at]] : 0;
                all += weights[order[at]];
            }
            sum += all > 0 ? (positives - before) * positives / all : 0;
        }
        return positives > 0 && positives < all ? sum / positives : double.NaN;
    }

    public double BrierOf(int k, ReadOnlySpan<double> weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < _count; i++)
        {
            var error = _byClass[k][i] - (_labels[i] == k ? 1 : 0);
            sum += weights[i] * error * error;
            total += weights[i];
        }
        return sum / total;
    }

    private void Prepare(int i, ReadOnlySpan<double> p, int predicted)
    {
        int label = _labels[i], best = 0, higher = 0;
        double total = 0, cumulative = 0, second = double.NegativeInfinity;
        for (var k = 0; k < K; k++)
        {
            total += p[k];
            best = p[k] > p[best] ? k : best;
        }
        for (var k = 0; k < K; k++)
        {
            _byClass[k][i] = p[k];
            _classBin[k][i] = BinOf(p[k]);
            var error = p[k] - (k == label ? 1 : 0);
            Brier[i] += error * error;
            cumulative += error;
            RankedProbability[i] += cumulative * cumulative / (K - 1);
            Entropy[i] -= p[k] > 0 ? p[k] * Math.Log(p[k]) : 0;
            second = k != best ? Math.Max(second, p[k]) : second;
            // a tie goes to the higher class, as scikit-learn ranks them
            higher += p[k] > p[label] || (p[k] == p[label] && k > label) ? 1 : 0;
        }
        LogLoss[i] = -Math.Log(Math.Clamp(p[label] / total, Epsilon, 1 - Epsilon));
        TopTwo[i] = higher < 2 ? 1 : 0;
        Margin[i] = p[best] - second;
        _confidence[i] = p[best];
        _bin[i] = BinOf(p[best]);
        _isRight[i] = predicted == label;
    }

    private static int BinOf(double p) => Math.Clamp((int)Math.Ceiling(p * Bins) - 1, 0, Bins - 1);

    private (double Expected, double Largest) BinError(int[] bins, double[] scores, Func<int, bool> isHit, ReadOnlySpan<double> weights)
    {
        Span<double> weight = stackalloc double[Bins], score = stackalloc double[Bins], hits = stackalloc double[Bins];
        weight.Clear();
        score.Clear();
        hits.Clear();
        var total = 0.0;
        for (var i = 0; i < _count; i++)
        {
            weight[bins[i]] += weights[i];
            score[bins[i]] += weights[i] * scores[i];
            hits[bins[i]] += isHit(i) ? weights[i] : 0;
            total += weights[i];
        }
        double expected = 0, largest = 0;
        for (var b = 0; b < Bins; b++)
        {
            if (weight[b] == 0)
                continue;
            expected += Math.Abs(score[b] - hits[b]) / total;
            largest = Math.Max(largest, Math.Abs(score[b] - hits[b]) / weight[b]);
        }
        return (expected, largest);
    }
}
