using System.Runtime.CompilerServices;

namespace MarketMaster.Indicators;

/// <summary>Checks parameters when an indicator is made.</summary>
internal static class Parameter
{
    public const int MaximumPeriod = 100_000;

    public static int Between(int value, int minimum, int maximum = MaximumPeriod, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between {minimum} and {maximum}");

    public static double Between(double value, double minimum, double maximum, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be between {minimum} and {maximum}"));
}
