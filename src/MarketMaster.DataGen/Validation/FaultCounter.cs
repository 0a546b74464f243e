using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>Counts faults by kind and keeps the first of each, so that a report stays a few lines long.</summary>
internal sealed class FaultCounter
{
    private readonly Dictionary<string, (int Count, string First)> _faults = new(StringComparer.Ordinal);

    public void Add(string kind, int row, object value)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"row {row}, '{value}'");
        var (count, first) = _faults.GetValueOrDefault(kind, (0, text));
        _faults[kind] = (count + 1, first);
    }

    public IEnumerable<string> Lines => _faults.Select(f => string.Create(
        CultureInfo.InvariantCulture, $"{f.Key}: {f.Value.Count} of the bars, first {f.Value.First}"));
}
