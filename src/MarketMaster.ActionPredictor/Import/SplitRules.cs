namespace MarketMaster.Prediction;

/// <summary>Turns every rule into "value &lt;= cut" in double precision, exactly: the cut is the greatest value that goes left.</summary>
internal static class SplitRules
{
    public static double Cut(this SplitRule rule, double threshold) => rule switch
    {
        SplitRule.LessOrEqual => threshold,
        SplitRule.Less => Math.BitDecrement(threshold),
        SplitRule.SingleLessOrEqual => GreatestRoundedTo(AtMost(threshold)),
        SplitRule.SingleLess => GreatestRoundedTo(MathF.BitDecrement((float)threshold)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "not one of the split rules"),
    };

    /// <summary>The greatest single-precision number that is not above <paramref name="threshold"/>.</summary>
    private static float AtMost(double threshold)
    {
        var rounded = (float)threshold;
        return rounded > threshold ? MathF.BitDecrement(rounded) : rounded;
    }

    /// <summary>The greatest double that rounds to at most <paramref name="value"/>: half way to the next, which itself goes to the even neighbour.</summary>
    private static double GreatestRoundedTo(float value)
    {
        if (float.IsInfinity(value))
            return value > 0 ? double.MaxValue : double.MinValue;
        var next = MathF.BitIncrement(value);
        var middle = float.IsInfinity(next) ? value + (((double)value - MathF.BitDecrement(value)) / 2) : ((double)value + next) / 2;
        return (float)middle <= value ? middle : Math.BitDecrement(middle);
    }
}
