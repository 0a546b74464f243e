using System.Globalization;
using System.Text.Json;

namespace MarketMaster.Reporting;

/// <summary>The data of a price chart as columns: half the size of objects per bar. NaN becomes null.</summary>
internal static class PriceChartJson
{
    private const string PriceFormat = "G9";
    private const string OtherFormat = "G6";

    public static void Write(Utf8JsonWriter json, PriceChart chart, PriceChartData data, string interval)
    {
        var bars = data.Bars;
        json.WriteStartObject();
        json.WriteString("symbol", chart.Symbol ?? "");
        json.WriteString("interval", data.Factor == 1 ? interval : string.Create(CultureInfo.InvariantCulture, $"{data.Factor} × {interval}"));
        json.WriteNumber("step", chart.Bars.InferInterval().TotalSeconds);
        json.WriteNumber("precision", PricePrecision.Of(chart.Bars, chart.TickSize));
        WriteTimes(json, bars.Time);
        WriteNumbers(json, "open", bars.Open, PriceFormat);
        WriteNumbers(json, "high", bars.High, PriceFormat);
        WriteNumbers(json, "low", bars.Low, PriceFormat);
        WriteNumbers(json, "close", bars.Close, PriceFormat);
        WriteNumbers(json, "volume", bars.Volume.ContainsAnyExcept(0.0) ? bars.Volume : [], OtherFormat);
        WriteLines(json, "overlays", chart.Overlays, data.Factor, PriceFormat);
        WritePanes(json, chart.Panes, data.Factor);
        WriteActions(json, data.Actions);
        json.WriteString("labels", Labels(chart.Labels, data.Factor));
        WriteRibbon(json, chart.Ribbon, data.Factor);
        json.WriteEndObject();
    }

    // one character per drawn bar: the action's number or a hyphen; of the bars in one, the strongest label, then the last
    private static string Labels(IReadOnlyList<TradeAction?> labels, int factor) => string.Create((labels.Count + factor - 1) / factor, (labels, factor), static (text, from) =>
    {
        text.Fill('-');
        for (var i = 0; i < from.labels.Count; i++)
        {
            ref var drawn = ref text[i / from.factor];
            if (from.labels[i] is { } label && (drawn == '-' || Math.Abs(label - TradeAction.Hold) >= Math.Abs(drawn - '0' - (int)TradeAction.Hold)))
                drawn = (char)('0' + (int)label);
        }
    });

    private static void WriteRibbon(Utf8JsonWriter json, PriceRibbon? ribbon, int factor)
    {
        json.WriteStartObject("ribbon");
        json.WriteString("title", ribbon?.Title ?? "");
        json.WriteStartArray("states");
        foreach (var state in ribbon?.States ?? [])
            json.WriteStringValue(state);
        json.WriteEndArray();
        json.WriteStartArray("runs");
        foreach (var (start, state) in ribbon?.Runs(factor) ?? [])
        {
            json.WriteNumberValue(start);
            json.WriteNumberValue(state);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter json, ReadOnlySpan<DateTime> times)
    {
        json.WriteStartArray("time");
        foreach (var time in times)
            json.WriteNumberValue((time - DateTime.UnixEpoch).Ticks / (decimal)TimeSpan.TicksPerSecond);
        json.WriteEndArray();
    }

    private static void WritePanes(Utf8JsonWriter json, IEnumerable<IndicatorPane> panes, int factor)
    {
        json.WriteStartArray("panes");
        foreach (var pane in panes)
        {
            json.WriteStartObject();
            json.WriteString("title", pane.Title);
            WriteNumbers(json, "levels", [.. pane.Levels], OtherFormat);
            WriteNumbers(json, "range", pane.Range is { } range ? [range.Minimum, range.Maximum] : [], OtherFormat);
            WriteLines(json, "lines", pane.Lines, factor, OtherFormat);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteLines(Utf8JsonWriter json, string name, IEnumerable<IndicatorLine> lines, int factor, string format)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("name", line.Name);
            json.WriteBoolean("histogram", line.Style == IndicatorStyle.Histogram);
            WriteNumbers(json, "values", BarResampler.Last(line.Values.Span, factor), format);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteActions(Utf8JsonWriter json, IReadOnlyList<DrawnAction> actions)
    {
        json.WriteStartArray("actions");
        foreach (var (bar, action) in actions)
        {
            json.WriteStartArray();
            json.WriteNumberValue(bar);
            json.WriteNumberValue((int)action.Prediction.Action);
            WriteNumber(json, action.Prediction.Confidence, "0.###");
            WriteNumber(json, action.Lean, "0.###");
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, ReadOnlySpan<double> values, string format)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            WriteNumber(json, value, format);
        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, double value, string format)
    {
        Span<byte> text = stackalloc byte[32];
        if (double.IsFinite(value) && value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture))
            json.WriteRawValue(text[..length], skipInputValidation: true);
        else
            json.WriteNullValue();
    }
}
