using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// Scores every split of one feature, eight at a time: the sum of squared class weights over the weight, of both sides. The larger,
/// the purer. Single precision chooses; sums and products are never contracted, so every processor chooses the same.
/// </summary>
internal static class GiniScan
{
    /// <summary>The first entry with the highest score, or -1 where no split leaves <paramref name="minRows"/> rows on each side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Best<TTotals, TWeighting>(TTotals totals, TWeighting weighting, in ClassCounts node, int minRows, out float score)
        where TTotals : struct, IRunningTotals
        where TWeighting : struct, IClassWeighting
    {
        var best = Vector256.Create(float.NegativeInfinity);
        var where = Vector256<int>.Zero;
        var index = Vector256<int>.Indices;
        var least = Vector256.Create(minRows);
        var entries = totals.Entries;
        var most = Vector256.Create(node.Rows - minRows);
        for (var entry = 0; entry < entries; entry += Vector256<int>.Count)
        {
            var rows = totals.Eight(IRunningTotals.RowsField, entry);
            var allowed = Vector256.GreaterThanOrEqual(rows, least) & Vector256.LessThanOrEqual(rows, most);
            Vector256<float> left = default, right = default, leftSquares = default, rightSquares = default;
            Add(totals, weighting, 0, entry, node.C0, ref left, ref right, ref leftSquares, ref rightSquares);
            Add(totals, weighting, 1, entry, node.C1, ref left, ref right, ref leftSquares, ref rightSquares);
            Add(totals, weighting, 2, entry, node.C2, ref left, ref right, ref leftSquares, ref rightSquares);
            Add(totals, weighting, 3, entry, node.C3, ref left, ref right, ref leftSquares, ref rightSquares);
            Add(totals, weighting, 4, entry, node.C4, ref left, ref right, ref leftSquares, ref rightSquares);
            var purity = (leftSquares / left) + (rightSquares / right);
            var better = Vector256.GreaterThan(purity, best) & allowed.AsSingle();
            best = Vector256.ConditionalSelect(better, purity, best);
            where = Vector256.ConditionalSelect(better.AsInt32(), index + Vector256.Create(entry), where);
        }
        return FirstBest.Of(best, where, out score);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<TTotals, TWeighting>(
        TTotals totals, TWeighting weighting, int field, int entry, int total,
        ref Vector256<float> left, ref Vector256<float> right, ref Vector256<float> leftSquares, ref Vector256<float> rightSquares)
        where TTotals : struct, IRunningTotals
        where TWeighting : struct, IClassWeighting
    {
        var below = totals.Eight(field, entry);
        var l = weighting.Apply(field, Vector256.ConvertToSingle(below));
        var r = weighting.Apply(field, Vector256.ConvertToSingle(Vector256.Create(total) - below));
        left += l;
        right += r;
        leftSquares += l * l;
        rightSquares += r * r;
    }
}
