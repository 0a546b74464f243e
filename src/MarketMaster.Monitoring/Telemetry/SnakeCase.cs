using System.Text;

namespace MarketMaster.Monitoring;

/// <summary>Names of enum values as they stand in JSON and tags: <c>MissingValues</c> becomes <c>missing_values</c>.</summary>
internal static class SnakeCase
{
    public static string Of<T>(T value) where T : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
