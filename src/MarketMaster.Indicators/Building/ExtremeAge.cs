namespace MarketMaster.Indicators;

/// <summary>How many bars ago the highest or lowest value of a window was; the latest one of equals.</summary>
internal static class ExtremeAge
{
    public static T OfHighest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T>
    {
        var best = values[0];
        T age = values.Length - 1;
        for (var i = 1; i < values.Length; i++)
        {
            age = T.IfGreater(best, values[i], age, values.Length - 1 - i);
            best = T.Max(best, values[i]);
        }
        return age;
    }

    public static T OfLowest<T>(ReadOnlySpan<T> values) where T : unmanaged, ILane<T>
    {
        var best = values[0];
        T age = values.Length - 1;
        for (var i = 1; i < values.Length; i++)
        {
            age = T.IfGreater(values[i], best, age, values.Length - 1 - i);
            best = T.Min(best, values[i]);
        }
        return age;
    }
}
