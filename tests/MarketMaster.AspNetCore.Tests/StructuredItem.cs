using System.Globalization;
using System.Text;

namespace MarketMaster.AspNetCore.Tests;

/// <summary>One item of a List of Strings with Integer parameters, read by the algorithm of RFC 9651, section 4.2, which fails on anything else.</summary>
internal sealed record StructuredItem(string Name, IReadOnlyDictionary<string, long> Parameters)
{
    public static List<StructuredItem> ParseList(string text)
    {
        var at = 0;
        var items = new List<StructuredItem>();
        SkipSpaces(" ");
        while (at < text.Length)
        {
            items.Add(Item());
            SkipSpaces(" \t");
            if (at == text.Length)
                return items;
            Expect(',');
            SkipSpaces(" \t");
            if (at == text.Length)
                throw new FormatException($"comma at the end of '{text}'");
        }
        return items;

        StructuredItem Item()
        {
            Expect('"');
            var name = new StringBuilder();
            while (true)
            {
                var c = Next();
                if (c == '"')
                    break;
                if (c == '\\')
                {
                    c = Next();
                    if (c is not ('"' or '\\'))
                        throw new FormatException($"escape at {at} of '{text}'");
                }
                else if (c is < ' ' or > '~')
                {
                    throw new FormatException($"character at {at} of '{text}'");
                }
                name.Append(c);
            }
            var parameters = new Dictionary<string, long>(StringComparer.Ordinal);
            while (at < text.Length && text[at] == ';')
            {
                at++;
                SkipSpaces(" ");
                var start = at;
                if (!(Next() is (>= 'a' and <= 'z') or '*'))
                    throw new FormatException($"key at {start} of '{text}'");
                while (at < text.Length && text[at] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.' or '*')
                    at++;
                var key = text[start..at];
                Expect('=');
                start = at;
                while (at < text.Length && (char.IsAsciiDigit(text[at]) || (at == start && text[at] == '-')))
                    at++;
                if (at - start > 15)
                    throw new FormatException($"integer of more than 15 digits in '{text}'");
                parameters[key] = long.Parse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            }
            return new(name.ToString(), parameters);
        }

        char Next() => at < text.Length ? text[at++] : throw new FormatException($"end of '{text}'");

        void Expect(char wanted)
        {
            if (Next() != wanted)
                throw new FormatException($"no {wanted} at {at - 1} of '{text}'");
        }

        void SkipSpaces(string spaces)
        {
            while (at < text.Length && spaces.Contains(text[at], StringComparison.Ordinal))
                at++;
        }
    }
}
