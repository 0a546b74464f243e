using System.Runtime.CompilerServices;

namespace MarketMaster.Prediction;

/// <summary>Checks the numbers that a label scheme is made with.</summary>
internal static class LabelRanges
{
    public static void Require(double value, double minimum, double maximum, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!(value >= minimum && value <= maximum))
            throw new ArgumentOutOfRangeException(name, FormattableString.Invariant($"{name} is {value}: it must lie between {minimum} and {maximum}"));
    }
}
