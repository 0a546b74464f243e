using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>The highest score that eight lanes found; the first entry where several have it.</summary>
internal static class FirstBest
{
    /// <summary>Returns the entry, or -1 where no score is above minus infinity.</summary>
    public static int Of(Vector256<float> best, Vector256<int> where, out float score)
    {
        var four = Vector128.MaxNative(best.GetLower(), best.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        var one = Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2)));
        score = one.ToScalar();
        if (float.IsNegativeInfinity(score))
            return -1;
        var first = Vector256.ConditionalSelect(Vector256.Equals(best, Vector256.Create(score)).AsInt32(), where, Vector256.Create(int.MaxValue));
        var least = Vector128.Min(first.GetLower(), first.GetUpper());
        least = Vector128.Min(least, Vector128.Shuffle(least, Vector128.Create(2, 3, 0, 1)));
        return Vector128.Min(least, Vector128.Shuffle(least, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }
}
