using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>The highest score that eight lanes found; the first entry where several have it.</summary>
internal static class FirstBest
{
    /// <summary>Returns the entry, or -1 where no score is above minus infinity.</summary>
    public static int Of(Vector256<float> best, Vector256<int> where, int entries, out float score)
    {
        score = float.NegativeInfinity;
        var first = -1;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
        {
            var (value, entry) = (best[lane], where[lane]);
            if (entry < entries && (value > score || (value == score && first >= 0 && entry < first)))
                (score, first) = (value, entry);
        }
        return first;
    }
}
