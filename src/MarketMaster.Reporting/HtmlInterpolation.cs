using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace MarketMaster.Reporting;

/// <summary>Receives the parts of an interpolated string for <see cref="ReportWriter.Html"/>: literals as markup, values encoded.</summary>
[InterpolatedStringHandler]
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct HtmlInterpolation
{
    private readonly ReportWriter _writer;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">Length of the literal parts.</param>
    /// <param name="formattedCount">Number of holes.</param>
    /// <param name="writer">Where the parts go.</param>
    public HtmlInterpolation(int literalLength, int formattedCount, ReportWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
    }

    /// <summary>Writes a literal part as markup.</summary>
    /// <param name="value">The markup.</param>
    public void AppendLiteral(string value) => _writer.AppendMarkup(value);

    /// <summary>Writes text, encoded.</summary>
    /// <param name="value">Any text; null writes nothing.</param>
    public void AppendFormatted(string? value) => _writer.AppendText(value);

    /// <summary>Writes a number invariantly; NaN as <c>n/a</c>.</summary>
    /// <param name="value">The number.</param>
    /// <param name="format">A .NET format such as <c>0.000</c>.</param>
    public void AppendFormatted(double value, string? format = null) =>
        _writer.AppendText(double.IsNaN(value) ? "n/a" : value.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>Writes a time as <c>2024-01-31 14:30</c>, the time of day left out at midnight.</summary>
    /// <param name="value">The time, UTC.</param>
    /// <param name="format">A .NET format, or null for the above.</param>
    public void AppendFormatted(DateTime value, string? format = null) => _writer.AppendText(
        value.ToString(format ?? (value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm"), CultureInfo.InvariantCulture));

    /// <summary>Writes any other value invariantly, encoded.</summary>
    /// <typeparam name="T">Type of the value.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="format">A .NET format, or null.</param>
    public void AppendFormatted<T>(T value, string? format = null) where T : IFormattable =>
        _writer.AppendText(value.ToString(format, CultureInfo.InvariantCulture));

    internal void RequireWriter(ReportWriter markup)
    {
        if (!ReferenceEquals(_writer, markup))
            throw new ArgumentException("the interpolated string was made for another writer", nameof(markup));
    }
}
