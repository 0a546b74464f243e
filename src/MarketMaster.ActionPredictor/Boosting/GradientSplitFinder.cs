using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Finds the split of a leaf that lowers the loss most, to second order. Single precision chooses within a feature, eight cuts at a
/// time; features are compared in double precision.
/// </summary>
internal sealed class GradientSplitFinder(BinnedTable table, ActionPredictorOptions options, GradientScale scale)
{
    private const int Length = GradientHistogram.BinCount + 8;
    private readonly int[] _gradient = new int[Length];
    private readonly int[] _curvature = new int[Length];
    private readonly int[] _rows = new int[Length];

    /// <summary>The best split over the chosen features; a gain of 0 where no split is allowed or helps.</summary>
    public GradientSplit Find(GradientHistogram histogram, in GradientSums leaf, ReadOnlySpan<int> chosen)
    {
        GradientSplit best = default;
        var own = scale.Score(leaf, options.Regularization);
        foreach (var feature in chosen)
        {
            var entries = RunningTotals(histogram.Bins(feature), table.Cuts(feature));
            Try(feature, leaf, own, entries, missingLeft: false, ref best);
            if (entries != GradientHistogram.BinCount || _rows[entries - 2] == leaf.Rows)
                continue;
            LastEntryFirst(entries);
            Try(feature, leaf, own, entries - 1, missingLeft: true, ref best);
        }
        return best;
    }

    private int RunningTotals(ReadOnlySpan<Vector128<int>> bins, int cuts)
    {
        // Without missing values no bin above the last cut is ever used.
        var entries = table.LearnsMissing ? bins.Length : cuts + 1;
        var sum = Vector128<int>.Zero;
        for (var bin = 0; bin < entries; bin++)
        {
            sum += bins[bin];
            _gradient[bin] = sum[0];
            _curvature[bin] = sum[1];
            _rows[bin] = sum[2];
        }
        // Whole vectors are read: past the entries no row is left for the right side.
        _gradient.AsSpan(entries, Vector256<int>.Count).Fill(sum[0]);
        _curvature.AsSpan(entries, Vector256<int>.Count).Fill(sum[1]);
        _rows.AsSpan(entries, Vector256<int>.Count).Fill(sum[2]);
        return entries;
    }

    private void LastEntryFirst(int entries)
    {
        foreach (var field in (int[][])[_gradient, _curvature, _rows])
        {
            var last = field[entries - 1] - field[entries - 2];
            for (var i = 0; i < entries - 1; i++)
                field[i] += last;
        }
    }

    private void Try(int feature, in GradientSums leaf, double own, int entries, bool missingLeft, ref GradientSplit best)
    {
        var entry = Best(leaf, entries);
        if (entry < 0)
            return;
        var left = new GradientSums(_gradient[entry], _curvature[entry], _rows[entry]);
        var gain = scale.Score(left, options.Regularization) + scale.Score(leaf - left, options.Regularization) - own;
        if (!(gain > best.Gain))
            return;
        var next = entry + 1;
        while (_rows[next] == left.Rows)
            next++;
        // Halfway between the bins that the leaf has; above the last cut there are only rows without a value.
        var bin = Math.Min((entry + next - 1) >> 1, table.Cuts(feature) - 1);
        var lacksValues = table.LearnsMissing && (missingLeft || _rows[GradientHistogram.BinCount - 2] < leaf.Rows);
        // Where the leaf has no row without a value, later ones follow the side with more rows.
        var toLeft = lacksValues ? missingLeft : table.LearnsMissing && 2 * left.Rows > leaf.Rows;
        best = new(gain, feature, (byte)bin, toLeft, left);
    }

    private int Best(in GradientSums leaf, int entries)
    {
        var best = Vector256.Create(float.NegativeInfinity);
        var where = Vector256<int>.Zero;
        var penalty = Vector256.Create((float)options.Regularization * scale.PerCurvature);
        var leastRows = Vector256.Create(options.MinRowsInLeaf);
        var leastCurvature = Vector256.Create((int)Math.Max(1, Math.Min(options.MinCurvature * scale.PerCurvature, int.MaxValue / 2)));
        var (gradient, curvature, rows) = (Vector256.Create(leaf.Gradient), Vector256.Create(leaf.Curvature), Vector256.Create(leaf.Rows));
        for (var entry = 0; entry < entries; entry += Vector256<int>.Count)
        {
            var leftCurvature = Vector256.LoadUnsafe(ref _curvature[entry]);
            var leftRows = Vector256.LoadUnsafe(ref _rows[entry]);
            var leftGradient = Vector256.LoadUnsafe(ref _gradient[entry]);
            var rightCurvature = curvature - leftCurvature;
            var allowed = Vector256.GreaterThanOrEqual(leftRows, leastRows) & Vector256.GreaterThanOrEqual(rows - leftRows, leastRows)
                & Vector256.GreaterThanOrEqual(leftCurvature, leastCurvature) & Vector256.GreaterThanOrEqual(rightCurvature, leastCurvature);
            var l = Vector256.ConvertToSingle(leftGradient);
            var r = Vector256.ConvertToSingle(gradient - leftGradient);
            var score = (l * l / (Vector256.ConvertToSingle(leftCurvature) + penalty)) + (r * r / (Vector256.ConvertToSingle(rightCurvature) + penalty));
            var better = Vector256.GreaterThan(score, best) & allowed.AsSingle();
            best = Vector256.ConditionalSelect(better, score, best);
            where = Vector256.ConditionalSelect(better.AsInt32(), Vector256<int>.Indices + Vector256.Create(entry), where);
        }
        return FirstBest.Of(best, where, out _);
    }
}
