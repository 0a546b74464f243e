using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MarketMaster.Cli;

/// <summary>Options that are numbers within a range; an error names option, value and range.</summary>
internal static class Numbers
{
    public static Option<int> Whole(string name, string description, int minimum, int maximum, int? otherwise = null) => new(name)
    {
        Description = $"{description} {Range(minimum, maximum, "N0")}.",
        Required = otherwise is null,
        DefaultValueFactory = otherwise is { } value ? _ => value : null,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
                return value;
            return Refuse<int>(result, $"{name} is '{text}': it must be a whole number, {Range(minimum, maximum, "N0")}");
        },
    };

    public static Option<double> Real(string name, string description, double minimum, double maximum, double otherwise) => new(name)
    {
        Description = $"{description} {Range(minimum, maximum, "R")}.",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum)
                return value;
            return Refuse<double>(result, $"{name} is '{text}': it must be a number, {Range(minimum, maximum, "R")}");
        },
    };

    private static T Refuse<T>(ArgumentResult result, string message) where T : struct
    {
        result.AddError(message);
        return default;
    }

    private static string Range(double minimum, double maximum, string format) =>
        $"{minimum.ToString(format, CultureInfo.InvariantCulture)} to {maximum.ToString(format, CultureInfo.InvariantCulture)}";
}
