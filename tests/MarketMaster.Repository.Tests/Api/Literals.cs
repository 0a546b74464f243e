using System.Globalization;
using System.Reflection;

namespace MarketMaster.Repository.Tests.Api;

/// <summary>Constants and default values as C# writes them.</summary>
internal static class Literals
{
    public static string Default(ParameterInfo parameter)
    {
        if (!parameter.HasDefaultValue)
            return "";
        return " = " + Of(parameter.RawDefaultValue, Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType);
    }

    public static string Of(object? value, Type type) => value switch
    {
        null => type.IsValueType ? "default" : "null",
        _ when type.IsEnum => Enumeration(value, type),
        string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        char c => $"'{c}'",
        bool flag => flag ? "true" : "false",
        double number => Special(number) ?? number.ToString("R", CultureInfo.InvariantCulture),
        float number => (Special(number) ?? number.ToString("R", CultureInfo.InvariantCulture)) + "f",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string? Special(double number) => number switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "PositiveInfinity",
        double.NegativeInfinity => "NegativeInfinity",
        _ => null,
    };

    private static string Enumeration(object value, Type type)
    {
        var name = Enum.ToObject(type, value).ToString()!;
        var typeName = TypeNames.Of(type);
        return char.IsAsciiLetter(name[0]) ? string.Join(" | ", name.Split(", ").Select(part => $"{typeName}.{part}")) : $"({typeName}){name}";
    }
}
