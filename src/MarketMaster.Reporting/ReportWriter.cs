using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace MarketMaster.Reporting;

/// <summary>
/// Takes the markup of a section. Literal parts of an interpolated string are markup, values in its holes are encoded:
/// <c>writer.Html($"&lt;td&gt;{name}&lt;/td&gt;")</c> is safe whatever the name holds. Not safe for use by several threads.
/// </summary>
public sealed class ReportWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _html = new();
    private int _ids;

    internal ReportWriter() { }

    internal bool NeedsChartScript { get; private set; }

    /// <summary>Writes markup. Values in the holes are encoded; numbers and times are written invariantly, NaN as <c>n/a</c>.</summary>
    /// <param name="markup">An interpolated string, written as it is evaluated.</param>
    /// <exception cref="ArgumentException"><paramref name="markup"/> was made for another writer.</exception>
    public void Html([InterpolatedStringHandlerArgument("")] ref HtmlInterpolation markup) => markup.RequireWriter(this);

    /// <summary>Writes a block of JSON that page scripts can read and no browser executes: <c>&lt;</c> is escaped.</summary>
    /// <param name="id">Id of the element, unique on the page: see <see cref="NextId"/>.</param>
    /// <param name="write">Writes one JSON value.</param>
    public void Json(string id, Action<Utf8JsonWriter> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        Html($"""<script type="application/json" id="{id}">""");
        _html.Append(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        Html($"</script>\n");
    }

    /// <summary>An element id that is not used elsewhere on the page.</summary>
    /// <param name="prefix">Starts with a letter; letters, digits and hyphens.</param>
    /// <returns>The prefix and a number.</returns>
    public string NextId(string prefix) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}-{++_ids}");

    internal void UseChartScript() => NeedsChartScript = true;

    internal void AppendMarkup(string markup) => _html.Append(markup);

    internal void AppendText(string? text) => _html.Append(text is null ? "" : Encoder.Encode(text));

    internal string Finish() => _html.ToString();
}
