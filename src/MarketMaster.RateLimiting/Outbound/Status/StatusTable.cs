using System.Globalization;
using System.Text;

namespace MarketMaster.RateLimiting;

/// <summary>Status as plain text, a line per limit with a bar of its use.</summary>
public static class StatusTable
{
    private const int BarLength = 20;

    /// <summary>Writes the table.</summary>
    /// <param name="statuses">The APIs.</param>
    /// <returns>Lines such as <c>CoinGecko    ██░░░░░░░░░░░░░░░░░░  10.0%  (1 of 10 per minute)</c>.</returns>
    public static string Format(IEnumerable<ApiStatus> statuses)
    {
        ArgumentNullException.ThrowIfNull(statuses);
        ApiStatus[] all = [.. statuses];
        var width = all.Select(status => status.DisplayName.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder();
        foreach (var status in all)
        {
            var first = true;
            foreach (var limit in status.Limits)
            {
                text.Append((first ? status.DisplayName : "").PadRight(width + 2)).Append(Bar(limit.Utilization)).Append(CultureInfo.InvariantCulture, $"{limit.Utilization * 100,7:0.0}%")
                    .Append(CultureInfo.InvariantCulture, $"  ({limit.Used:N0} of {limit.Limit:N0} per {Window(limit.Window)})").Append(first ? Remarks(status) : "").Append('\n');
                first = false;
            }
        }
        return text.ToString();
    }

    /// <summary>A bar of 20 characters.</summary>
    /// <param name="share">How much of it is full, 0 to 1.</param>
    /// <returns>The bar.</returns>
    public static string Bar(double share)
    {
        var full = (int)Math.Ceiling(Math.Clamp(share, 0, 1) * BarLength - 1e-9);
        return new string('█', full) + new string('░', BarLength - full);
    }

    /// <summary>A length of time in words, such as <c>minute</c>, <c>5 minutes</c> or <c>100 ms</c>.</summary>
    /// <param name="window">The length.</param>
    /// <returns>The words.</returns>
    public static string Window(TimeSpan window)
    {
        foreach (var (unit, name) in ((TimeSpan, string)[])[(TimeSpan.FromDays(1), "day"), (TimeSpan.FromHours(1), "hour"), (TimeSpan.FromMinutes(1), "minute"), (TimeSpan.FromSeconds(1), "second")])
        {
            if (window >= unit && window.Ticks % unit.Ticks == 0)
                return window == unit ? name : string.Create(CultureInfo.InvariantCulture, $"{window / unit:0} {name}s");
        }
        return window < TimeSpan.FromSeconds(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{window.TotalMilliseconds:0.###} ms")
            : string.Create(CultureInfo.InvariantCulture, $"{window.TotalSeconds:0.##} s");
    }

    private static string Remarks(ApiStatus status)
    {
        var remarks = new List<string>();
        if (status.Queued > 0)
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{status.Queued:N0} waiting"));
        if (status.CoolDown > TimeSpan.Zero)
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"cool-down {status.CoolDown.TotalSeconds:0.0} s"));
        if (status.Circuit is not ApiCircuitState.Closed)
            remarks.Add(status.Circuit is ApiCircuitState.Open ? "circuit open" : "circuit half open");
        if (status.ErrorsLastMinute > 0)
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{status.ErrorsLastMinute:N0} errors"));
        return remarks.Count == 0 ? "" : "  " + string.Join(", ", remarks);
    }
}
