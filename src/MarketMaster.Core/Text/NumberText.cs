using System.Globalization;

namespace MarketMaster;

/// <summary>Numbers as text, always invariant: a short exact path for plain decimals, the framework's parser for the rest.</summary>
internal static class NumberText
{
    public const int LongestFormat = 32;

    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    public static string Format(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>Writes the shortest text that reads back as the same number; NaN as nothing; returns the length.</summary>
    public static int Write(double value, Span<char> destination)
    {
        if (double.IsNaN(value))
            return 0;
        _ = value.TryFormat(destination, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    public static bool IsMissing(ReadOnlySpan<char> text) =>
        text.IsEmpty || text.Equals("nan", StringComparison.OrdinalIgnoreCase) || text.Equals("null", StringComparison.OrdinalIgnoreCase)
        || text.Equals("na", StringComparison.OrdinalIgnoreCase) || text.Equals("n/a", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a number with a decimal point and perhaps an exponent; a missing value reads as NaN.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        if (TryPlain(text, out value))
            return true;
        if (!IsMissing(text))
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
        value = double.NaN;
        return true;
    }

    // up to 15 digits are exact in a double and so is the power of ten: one division rounds once, hence correctly
    private static bool TryPlain(ReadOnlySpan<char> text, out double value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (digits.Length is 0 or > 16)
            return false;
        long mantissa = 0;
        var point = -1;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = (uint)(digits[i] - '0');
            if (digit <= 9)
                mantissa = mantissa * 10 + digit;
            else if (digits[i] == '.' && point < 0)
                point = i;
            else
                return false;
        }
        var count = point < 0 ? digits.Length : digits.Length - 1;
        if (count is 0 or > 15)
            return false;
        value = mantissa / PowersOfTen[point < 0 ? 0 : count - point];
        value = negative ? -value : value;
        return true;
    }
}
