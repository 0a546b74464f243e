using System.Buffers;
using System.Text;

namespace MarketMaster;

/// <summary>What CSV needs: the encoding and the quoting of names.</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\t\"\r\n");

    public const int BufferLength = 1 << 15;

    public static StreamWriter Utf8Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 15, leaveOpen: true);

    public static StreamReader Reader(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16, leaveOpen: true);
    }

    public static string Quoted(string name) =>
        name.AsSpan().ContainsAny(Special) ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : name;
}
