using System.Text;

namespace MarketMaster.DataSources;

/// <summary>Makes a line for a message out of what a server said.</summary>
internal static class AnswerText
{
    private const int Longest = 200;

    /// <summary>A text as one line without control characters, cut where it is long; null for nothing.</summary>
    public static string? OneLine(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var line = string.Concat(text.Trim().Take(Longest + 1).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c));
        return line.Length <= Longest ? line : $"{line.AsSpan(0, Longest)}…";
    }

    /// <summary>The beginning of a body, where it is a text that people read.</summary>
    public static string Of(byte[] body)
    {
        var text = OneLine(Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 4 * Longest))) ?? "";
        return text.StartsWith('<') ? "answered with a page of HTML" : text;
    }
}
