using System.Globalization;
using System.Text.Json;

namespace MarketMaster.Prediction;

/// <summary>A JSON value that knows where it stands: what is wrong with it is said with its place.</summary>
internal readonly struct JsonPlace(JsonElement element, string path)
{
    public int Length => Array().Length;

    public bool Has(string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _);

    public JsonPlace this[string name] => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
        ? new(value, path.Length == 0 ? name : $"{path}.{name}")
        : throw Wrong($"there is no '{name}'");

    public JsonPlace this[int index] => new(element[index], $"{path}[{index}]");

    public JsonPlace[] Array()
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Wrong("it must be an array");
        var (items, at) = (new JsonPlace[element.GetArrayLength()], 0);
        foreach (var item in element.EnumerateArray())
            items[at] = new(item, $"{path}[{at++}]");
        return items;
    }

    /// <summary>A number, or a string that holds one.</summary>
    public double Number() => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String when double.TryParse(element.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw Wrong("it must be a number"),
    };

    /// <summary>A number, rounded once to single precision.</summary>
    public float Single() => element.ValueKind == JsonValueKind.Number ? element.GetSingle() : throw Wrong("it must be a number");

    public int Whole(int minimum, int maximum)
    {
        var value = Number();
        return value == Math.Floor(value) && value >= minimum && value <= maximum
            ? (int)value
            : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{value} must be a whole number between {minimum} and {maximum}"));
    }

    /// <summary>true, or a number other than 0.</summary>
    public bool Flag() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Number() != 0,
    };

    public string Text() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Wrong("it must be a text");

    public bool IsText => element.ValueKind == JsonValueKind.String;

    public double[] Numbers() => System.Array.ConvertAll(Array(), v => v.Number());

    public string[] Texts() => System.Array.ConvertAll(Array(), v => v.Text());

    public FormatException Wrong(string what) => new(path.Length == 0 ? what : $"{path}: {what}");
}
