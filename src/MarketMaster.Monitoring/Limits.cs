namespace MarketMaster.Monitoring;

/// <summary>Checks settings where they are made; the error names setting, value and limits.</summary>
internal static class Limits
{
    public static double Within(double value, double lowest, double highest, string setting) => value >= lowest && value <= highest
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{setting} is {value}: it must lie between {lowest} and {highest}"));

    public static int Within(int value, int lowest, int highest, string setting) => value >= lowest && value <= highest
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{setting} is {value}: it must lie between {lowest} and {highest}"));

    public static TimeSpan Within(TimeSpan value, TimeSpan lowest, TimeSpan highest, string setting) => value >= lowest && value <= highest
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"{setting} is {value}: it must lie between {lowest} and {highest}"));
}
