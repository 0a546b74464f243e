namespace MarketMaster.Monitoring;

internal enum ConditionKind
{
    None,
    HourOfDay,
    DayOfWeek,
    Regime,
}
