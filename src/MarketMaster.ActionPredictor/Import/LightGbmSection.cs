using System.Globalization;

namespace MarketMaster.Prediction;

/// <summary>The lines "key=value" of one part of a LightGBM text file: its head, or one tree.</summary>
internal sealed class LightGbmSection(string name, int line)
{
    private readonly Dictionary<string, (string Text, int Line)> _values = new(StringComparer.Ordinal);

    public void Add(string text, int number)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        _values[split < 0 ? text : text[..split]] = (split < 0 ? "" : text[(split + 1)..], number);
    }

    public bool Has(string key) => _values.ContainsKey(key);

    public string Text(string key) => Find(key).Text;

    public int Whole(string key, int minimum, int maximum)
    {
        var (text, at) = Find(key);
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= minimum && value <= maximum
            ? value
            : throw new FormatException($"line {at}: {key} is '{text}': it must be a whole number between {minimum} and {maximum}");
    }

    public double[] Numbers(string key, int count)
    {
        var (text, at) = Find(key);
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != count)
            throw new FormatException($"line {at}: {key} has {parts.Length} numbers: there must be {count}");
        return Array.ConvertAll(parts, part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"line {at}: {key} holds '{part}', which is no number"));
    }

    public int[] Wholes(string key, int count, int minimum, int maximum) => Array.ConvertAll(Numbers(key, count), value => value == Math.Floor(value) && value >= minimum && value <= maximum
        ? (int)value
        : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"{value} must be a whole number between {minimum} and {maximum}")));

    public FormatException Wrong(string key, string what) => new($"line {Find(key).Line}: {key}: {what}");

    private (string Text, int Line) Find(string key) =>
        _values.TryGetValue(key, out var found) ? found : throw new FormatException($"{name}, from line {line} on, has no {key}");
}
