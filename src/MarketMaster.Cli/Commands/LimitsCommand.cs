using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MarketMaster.RateLimiting;

namespace MarketMaster.Cli;

/// <summary>marketmaster limits: the limits of the known APIs and their use.</summary>
internal static class LimitsCommand
{
    public static Command Create()
    {
        var preset = new Option<string>("--preset") { Description = "Which numbers: one cautious limit per API, or the operators' documented rules.", DefaultValueFactory = _ => "standard" };
        preset.AcceptOnlyFromAmong("standard", "documented");
        var json = Arguments.Json();
        return new Command("limits", "Shows the limits of the known APIs, their use as bars, batch sizes, fallbacks, and the sources of each kind of data.") { preset, json }
            .Runs((parsed, _) =>
            {
                var options = new RateLimitingOptions().UsePreset(Enum.Parse<ApiPreset>(parsed.GetValue(preset)!, ignoreCase: true));
                using var apis = new ApiRateLimiters(options);
                Screen.Print(parsed.GetValue(json) ? Json(apis, options) : Text(apis, options));
                return Task.FromResult(ExitCode.Ok);
            });
    }

    private static string Text(ApiRateLimiters apis, RateLimitingOptions options)
    {
        var text = new StringBuilder(StatusTable.Format(apis.GetStatus())).Append('\n');
        var width = apis.All.Max(api => api.DisplayName.Length);
        foreach (var api in apis.All)
        {
            text.Append(api.DisplayName.PadRight(width + 2)).Append(api.Options.IsAuthenticated ? "authenticated  " : "public         ")
                .Append(api.Options.Priority.ToString().PadRight(10)).Append(CultureInfo.InvariantCulture, $"batches of {api.Options.BatchSize,-5}")
                .Append("falls back to ").Append(api.Options.Fallback is { Length: > 0 } other ? apis[other].DisplayName : "the last known value").Append('\n');
        }
        text.Append('\n');
        foreach (var kind in options.Sources.Keys)
            text.Append(kind.PadRight(15)).AppendJoin(" > ", apis.SourcesOf(kind).Select(api => api.DisplayName)).Append(" > last known value\n");
        return text.ToString().TrimEnd();
    }

    private static string Json(ApiRateLimiters apis, RateLimitingOptions options)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("preset", options.Preset.ToString().ToLowerInvariant());
            json.WriteStartArray("apis");
            foreach (var api in apis.All)
                Write(json, api, api.GetStatus());
            json.WriteEndArray();
            json.WriteStartObject("sources");
            foreach (var kind in options.Sources.Keys)
            {
                json.WriteStartArray(kind);
                foreach (var api in apis.SourcesOf(kind))
                    json.WriteStringValue(api.Name);
                json.WriteEndArray();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ApiRateLimiter api, ApiStatus status)
    {
        json.WriteStartObject();
        json.WriteString("name", api.Name);
        json.WriteString("display_name", api.DisplayName);
        json.WriteBoolean("authenticated", api.Options.IsAuthenticated);
        json.WriteString("priority", api.Options.Priority.ToString().ToLowerInvariant());
        json.WriteNumber("batch_size", api.Options.BatchSize);
        json.WriteString("fallback", api.Options.Fallback);
        json.WriteNumber("requests_last_minute", status.RequestsLastMinute);
        json.WriteNumber("errors_last_minute", status.ErrorsLastMinute);
        json.WriteNumber("utilization", status.Utilization);
        json.WriteNumber("headroom", status.Headroom);
        json.WriteString("circuit", status.Circuit.ToString().ToLowerInvariant());
        json.WriteBoolean("is_limited", status.IsLimited);
        json.WriteStartArray("limits");
        foreach (var limit in status.Limits)
        {
            json.WriteStartObject();
            json.WriteString("name", limit.Name);
            json.WriteNumber("limit", limit.Limit);
            json.WriteNumber("window_seconds", limit.Window.TotalSeconds);
            json.WriteNumber("used", limit.Used);
            json.WriteNumber("utilization", limit.Utilization);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
