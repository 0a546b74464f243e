namespace MarketMaster.DataGen;

/// <summary>Cuts a trading day into bars of one interval.</summary>
internal static class DayPlan
{
    public const int MinutesPerDay = 1440;

    public static BarOfDay[] Create(TradingHours hours, int intervalMinutes)
    {
        if (intervalMinutes == MinutesPerDay)
            return [new(0, hours.Minutes, 1, 1, MarketSession.FullDay)];
        var passed = VariancePassed(hours);
        var plan = new BarOfDay[(hours.Minutes + intervalMinutes - 1) / intervalMinutes];
        for (var k = 0; k < plan.Length; k++)
        {
            var start = k * intervalMinutes;
            var minutes = Math.Min(intervalMinutes, hours.Minutes - start);
            plan[k] = new(
                start * TimeSpan.TicksPerMinute, minutes, (double)minutes / hours.Minutes, passed[start + minutes] - passed[start],
                SessionAt(hours, start));
        }
        return plan;
    }

    /// <summary>The share of the day's variance that has passed after each number of minutes, from 0 to the whole day.</summary>
    public static double[] VariancePassed(TradingHours hours)
    {
        var weights = VarianceByMinute(hours);
        var passed = new double[weights.Length + 1];
        for (var m = 0; m < weights.Length; m++)
            passed[m + 1] = passed[m] + weights[m];
        return Array.ConvertAll(passed, p => p / passed[^1]);
    }

    // the squared profile at the middle of each minute
    private static double[] VarianceByMinute(TradingHours hours)
    {
        var activity = hours.Activity;
        var weights = new double[hours.Minutes];
        for (var m = 0; m < weights.Length; m++)
        {
            var position = Math.Clamp((m + 0.5) / hours.Minutes * activity.Count - 0.5, 0, activity.Count - 1);
            var left = Math.Min((int)position, Math.Max(activity.Count - 2, 0));
            var right = Math.Min(left + 1, activity.Count - 1);
            var value = activity[left] + (position - left) * (activity[right] - activity[left]);
            weights[m] = value * value;
        }
        return weights;
    }

    private static MarketSession SessionAt(TradingHours hours, int minute)
    {
        var session = hours.Sessions[0].Session;
        foreach (var start in hours.Sessions)
        {
            if (start.StartMinute <= minute)
                session = start.Session;
        }
        return session;
    }
}
