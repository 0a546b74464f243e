using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Gradient boosting of the multi-class log loss (Friedman, 2001): in each round one tree per action, fitted to first and second
/// derivatives. The trees of a round do not see each other, so they are grown side by side; the number of threads changes nothing.
/// </summary>
internal sealed class BoostingTrainer
{
    private const int K = TradeActions.Count;
    private const double SmallestShare = 1e-15;
    private readonly BinnedTable _table;
    private readonly ActionPredictorOptions _options;
    private readonly ParallelOptions _parallel;
    private readonly SoftmaxScores _scores;
    private readonly GradientTreeBuilder[] _builders;
    private readonly GradientScale _scale;
    private readonly RowRouter[] _routers;
    private readonly List<DecisionTree> _trees = [];
    private uint[] _drawn;
    private uint[] _notDrawn = [];

    /// <param name="table">The training features.</param>
    /// <param name="labels">The training labels.</param>
    /// <param name="weights">Weight of each row, null for 1.</param>
    /// <param name="options">How to train.</param>
    /// <param name="parallel">How many threads, and when to stop.</param>
    public BoostingTrainer(BinnedTable table, byte[] labels, double[]? weights, ActionPredictorOptions options, ParallelOptions parallel)
    {
        (_table, _options, _parallel) = (table, options, parallel);
        BaseScores = Priors(labels, weights, out var total);
        _scores = new(labels, Single(weights), BaseScores);
        _scale = new(total);
        _builders = new GradientTreeBuilder[Math.Min(K, parallel.MaxDegreeOfParallelism)];
        for (var i = 0; i < _builders.Length; i++)
            _builders[i] = new(table, options, _scale);
        _routers = options.RowShare < 1 ? [.. _builders.Select(_ => new RowRouter(table))] : [];
        _drawn = [.. Enumerable.Range(0, table.Rows).Select(r => (uint)r)];
    }

    /// <summary>The score each action starts with: the logarithm of its share of the weight.</summary>
    public double[] BaseScores { get; }

    /// <summary>Trains all rounds, or until the validation loss stops falling; returns the trees of the rounds that are kept.</summary>
    public DecisionTree[] Train(BinnedTable? validation, byte[] validationLabels, IProgress<TrainingProgress>? progress)
    {
        var watch = validation is null || _options.EarlyStoppingRounds == 0 ? null : new ValidationLoss(validation, validationLabels, BaseScores, _parallel);
        for (var round = 0; round < _options.Trees; round++)
        {
            _parallel.CancellationToken.ThrowIfCancellationRequested();
            var trees = Round(round);
            _trees.AddRange(trees);
            progress?.Report(new(round + 1, _options.Trees));
            if (watch is not null && watch.Add(trees) >= _options.EarlyStoppingRounds)
                break;
        }
        return watch is null ? [.. _trees] : [.. _trees.Take(watch.BestRounds * K)];
    }

    private DecisionTree[] Round(int round)
    {
        if (_options.RowShare < 1)
            DrawRows(round);
        _scores.Normalise(_parallel);
        var trees = new DecisionTree[K];
        var next = -1;
        Parallel.For(0, _builders.Length, _parallel, worker =>
        {
            for (var k = Interlocked.Increment(ref next); k < K; k = Interlocked.Increment(ref next))
            {
                _scores.Gradients(k, _scale, unchecked((uint)((round * K) + k) * 0x7FEB352Du), _builders[worker].Gradients);
                trees[k] = _builders[worker].Build(_drawn, DrawFeatures(round, k), (TradeAction)k, _scores.Of[k]);
                if (_notDrawn.Length > 0)
                    _routers[worker].Add(trees[k], _notDrawn, _scores.Of[k]);
            }
        });
        return trees;
    }

    private void DrawRows(int round)
    {
        var random = Stream(round, K);
        var split = Enumerable.Range(0, _table.Rows).Select(r => (uint)r).ToLookup(_ => random.NextDouble() < _options.RowShare);
        (_drawn, _notDrawn) = ([.. split[true]], [.. split[false]]);
    }

    private int[] DrawFeatures(int round, int action)
    {
        int[] features = [.. Enumerable.Range(0, _table.Width)];
        if (_options.FeatureShare == 1)
            return features;
        var random = Stream(round, action);
        var count = Math.Max(1, (int)Math.Round(_options.FeatureShare * features.Length));
        for (var i = 0; i < count; i++)
        {
            var pick = i + random.NextInt(features.Length - i);
            (features[i], features[pick]) = (features[pick], features[i]);
        }
        Array.Sort(features, 0, count);
        return features[..count];
    }

    private RandomStream Stream(int round, int number) => new(unchecked((ulong)_options.Seed), ((ulong)round * (K + 1)) + (ulong)number);

    private static double[] Priors(byte[] labels, double[]? weights, out double total)
    {
        var sums = new double[K];
        for (var row = 0; row < labels.Length; row++)
            sums[labels[row]] += weights?[row] ?? 1;
        var all = total = sums.Sum();
        return [.. sums.Select(s => (double)(float)Math.Log(Math.Max(s / all, SmallestShare)))];
    }

    private static float[]? Single(double[]? weights)
    {
        if (weights is null)
            return null;
        var result = new float[weights.Length + Vector256<float>.Count];
        for (var row = 0; row < weights.Length; row++)
            result[row] = (float)weights[row];
        return result;
    }
}
