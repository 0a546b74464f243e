using System.Globalization;
using System.Text;

namespace MarketMaster.DataSources;

/// <summary>Writes queries; values are escaped, parameters without a value left out.</summary>
internal static class QueryText
{
    public static string Of(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
                text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
        return text.ToString();
    }

    public static string Milliseconds(DateTime time) => Whole((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);

    public static string Seconds(DateTime time) => Whole((time.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerSecond);

    public static string Whole(long value) => value.ToString(CultureInfo.InvariantCulture);
}
