namespace MarketMaster.Monitoring;

/// <summary>The part of the reference that each row belongs to; -1 where it belongs to none.</summary>
internal static class ConditionKeys
{
    public static int Count(ConditionKind kind) => kind switch
    {
        ConditionKind.HourOfDay => 24,
        ConditionKind.DayOfWeek => 7,
        ConditionKind.Regime => 3,
        _ => 0,
    };

    /// <summary>Terciles of the column that tells the regime; empty where there is none.</summary>
    public static double[] Cuts(FeatureFrame frame, ProfileCondition condition)
    {
        if (condition.Kind != ConditionKind.Regime)
            return [];
        var sorted = SortedValues.OfFinite(frame.Column(condition.Column!).ToArray());
        return [Quantiles.Of(sorted, 1.0 / 3), Quantiles.Of(sorted, 2.0 / 3)];
    }

    /// <summary>The keys of all rows; null where the frame lacks the time or the column.</summary>
    public static int[]? Of(FeatureFrame frame, ProfileCondition condition, double[] cuts)
    {
        var keys = new int[frame.Count];
        switch (condition.Kind)
        {
            case ConditionKind.HourOfDay when frame.Time.Length == frame.Count:
                for (var i = 0; i < keys.Length; i++)
                    keys[i] = frame.Time[i].Hour;
                return keys;
            case ConditionKind.DayOfWeek when frame.Time.Length == frame.Count:
                for (var i = 0; i < keys.Length; i++)
                    keys[i] = (int)frame.Time[i].DayOfWeek;
                return keys;
            case ConditionKind.Regime when frame.Names.Contains(condition.Column!, StringComparer.Ordinal):
                var column = frame.Column(condition.Column!);
                for (var i = 0; i < keys.Length; i++)
                    keys[i] = !double.IsFinite(column[i]) ? -1 : column[i] <= cuts[0] ? 0 : column[i] <= cuts[1] ? 1 : 2;
                return keys;
            default:
                return null;
        }
    }
}
