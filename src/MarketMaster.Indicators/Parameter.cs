namespace MarketMaster.Indicators;

/// <summary>Checks parameters when an indicator is made: <c>public int Period { get; } = Parameter.Between(Period, 1);</c>.</summary>
public static class Parameter
{
    /// <summary>The longest period of the package's indicators: 100,000.</summary>
    public const int MaximumPeriod = 100_000;

    /// <summary>Gives the value where it lies within a range.</summary>
    /// <param name="value">The parameter.</param>
    /// <param name="minimum">Smallest value allowed.</param>
    /// <param name="maximum">Largest value allowed.</param>
    /// <param name="name">Name for the message; the compiler fills it in.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside.</exception>
    public static int Between(int value, int minimum, int maximum = MaximumPeriod, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be between {minimum} and {maximum}");

    /// <summary>Gives the value where it lies within a range.</summary>
    /// <param name="value">The parameter.</param>
    /// <param name="minimum">Smallest value allowed.</param>
    /// <param name="maximum">Largest value allowed.</param>
    /// <param name="name">Name for the message; the compiler fills it in.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value lies outside, or is NaN.</exception>
    public static double Between(double value, double minimum, double maximum, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= minimum && value <= maximum
            ? value
            : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be between {minimum} and {maximum}"));
}
