using System.Globalization;
using System.Text.Json;

namespace MarketMaster.Monitoring.Tests;

/// <summary>Reference values: numbers, or the strings NaN, Infinity and -Infinity.</summary>
internal static class Expected
{
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Require("monitoring/" + name)));
        return document.RootElement.Clone();
    }

    public static double Number(this JsonElement element, params string[] path)
    {
        foreach (var part in path)
            element = element.GetProperty(part);
        return element.ValueKind == JsonValueKind.String
            ? element.GetString() switch { "NaN" => double.NaN, "Infinity" => double.PositiveInfinity, _ => double.NegativeInfinity }
            : element.GetDouble();
    }

    public static double[] Numbers(this JsonElement element, params string[] path)
    {
        foreach (var part in path)
            element = element.GetProperty(part);
        return [.. element.EnumerateArray().Select(e => e.Number())];
    }

    public static JsonElement At(this JsonElement element, params string[] path) => path.Aggregate(element, (e, p) => e.GetProperty(p));

    public static bool Has(this JsonElement element, params string[] path)
    {
        foreach (var part in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(part, out element))
                return false;
        }
        return true;
    }

    /// <summary>Columns of a CSV file; an empty field ends the shorter one.</summary>
    public static Dictionary<string, double[]> Columns(string file)
    {
        var lines = File.ReadAllLines(SharedData.Require("monitoring/" + file));
        var names = lines[0].Split(',');
        var lists = names.Select(_ => new List<double>()).ToArray();
        foreach (var line in lines.Skip(1))
        {
            var fields = line.Split(',');
            for (var i = 0; i < fields.Length; i++)
            {
                if (fields[i].Length > 0)
                    lists[i].Add(double.Parse(fields[i], CultureInfo.InvariantCulture));
            }
        }
        return names.Zip(lists).ToDictionary(p => p.First, p => p.Second.ToArray(), StringComparer.Ordinal);
    }

    public static bool IsClose(double expected, double actual, double relative, double absolute = 0) =>
        expected.Equals(actual) || (double.IsNaN(expected) && double.IsNaN(actual))
        || Math.Abs(expected - actual) <= Math.Max(absolute, relative * Math.Abs(expected));
}
