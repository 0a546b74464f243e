namespace MarketMaster.DataGen;

/// <summary>Cuts a trading day into bars of one interval.</summary>
internal static class DayPlan
{
    public const int MinutesPerDay = 1440;

    public static BarOfDay[] Create(TradingHours hours, int intervalMinutes)
    {
        if (intervalMinutes == MinutesPerDay)
            return [new(0, hours.Minutes, 1, 1, MarketSession.FullDay)];
        var weights = VarianceByMinute(hours);
        var total = weights.Sum();
        var plan = new BarOfDay[(hours.Minutes + intervalMinutes - 1) / intervalMinutes];
        for (var k = 0; k < plan.Length; k++)
        {
            var start = k * intervalMinutes;
            var minutes = Math.Min(intervalMinutes, hours.Minutes - start);
            var variance = 0.0;
            for (var m = start; m < start + minutes; m++)
                variance += weights[m];
            plan[k] = new(
                start * TimeSpan.TicksPerMinute, minutes, (double)minutes / hours.Minutes, variance / total, SessionAt(hours, start));
        }
        return plan;
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
