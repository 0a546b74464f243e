namespace MarketMaster.Indicators;

/// <summary>One parameter of an indicator in the catalog.</summary>
/// <param name="Name">camelCase name, as in the constructor: <c>period</c>.</param>
/// <param name="Default">Value used where none is given.</param>
/// <param name="Minimum">Smallest value.</param>
/// <param name="Maximum">Largest value.</param>
/// <param name="IsInteger">Whether only whole numbers are allowed.</param>
public sealed record ParameterInfo(string Name, double Default, double Minimum, double Maximum, bool IsInteger = true)
{
    internal static ParameterInfo Period(int value, int minimum = 2, string name = "period") =>
        new(name, value, minimum, Parameter.MaximumPeriod);
}
