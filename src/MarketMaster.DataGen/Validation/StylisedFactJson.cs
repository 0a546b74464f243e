using System.Text.Json;

namespace MarketMaster.DataGen;

/// <summary>Writes a stylised-fact report as JSON.</summary>
internal static class StylisedFactJson
{
    public static void Write(Utf8JsonWriter json, StylisedFactReport report)
    {
        json.WriteStartObject();
        json.WriteString("asset_class", report.AssetClass.ToName());
        json.WriteNumber("interval_seconds", report.Interval.TotalSeconds);
        if (report.Source is { } source)
            json.WriteString("source", source);
        json.WriteNumber("bars", report.BarCount);
        json.WriteNumber("trading_days", report.TradingDays);
        json.WriteString("first", report.FirstTime);
        json.WriteString("last", report.LastTime);
        json.WriteBoolean("has_enough_bars", report.HasEnoughBars);
        json.WriteBoolean("all_passed", report.AllPassed);
        json.WriteStartArray("facts");
        foreach (var check in report.Checks)
            WriteCheck(json, check);
        json.WriteEndArray();
        json.WriteStartArray("profile");
        foreach (var slot in report.Profile)
        {
            json.WriteStartObject();
            json.WriteString("start", slot.Start.ToString(@"hh\:mm", System.Globalization.CultureInfo.InvariantCulture));
            WriteNumber(json, "absolute_return", slot.AbsoluteReturn);
            WriteNumber(json, "volume", slot.Volume);
            json.WriteNumber("bars", slot.Count);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCheck(Utf8JsonWriter json, FactCheck check)
    {
        json.WriteStartObject();
        json.WriteString("name", check.Name);
        json.WriteString("meaning", check.Meaning);
        WriteNumber(json, "value", check.Value);
        if (check.Band is { } band)
        {
            json.WriteNumber("lowest", band.Lowest);
            json.WriteNumber("highest", band.Highest);
        }
        if (check.Passed is { } passed)
            json.WriteBoolean("passed", passed);
        json.WriteEndObject();
    }

    // JSON has no word for what is not finite
    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumber(name, value);
        else
            json.WriteNull(name);
    }
}
