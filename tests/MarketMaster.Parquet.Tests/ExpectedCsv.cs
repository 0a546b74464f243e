using System.Globalization;

namespace MarketMaster.Parquet.Tests;

/// <summary>The cells that another engine read, compared with ours one by one.</summary>
internal static class ExpectedCsv
{
    /// <summary>The differences, at most a few; empty where all cells agree.</summary>
    public static List<string> Differences(ParquetTable table, string csv, string nullText)
    {
        var records = Parse(File.ReadAllText(csv));
        var header = records[0].ToArray();
        // a file without a header line starts with data as wide as the table
        var headed = header.All(h => table.Columns.Any(c => c.Name == h));
        var rows = headed ? records[1..] : records;
        List<string> found = [];
        if (rows.Count != table.Count)
            return [$"{table.Count} rows, {rows.Count} expected"];
        for (var row = 0; row < rows.Count && found.Count < 5; row++)
        {
            for (var cell = 0; cell < rows[row].Count; cell++)
            {
                var column = headed ? table[header[cell]] : table.Columns[cell];
                if (!Same(column[row], rows[row][cell], nullText))
                    found.Add($"{column.Name}[{row}] = {Text(column[row])}, expected {rows[row][cell]}");
            }
        }
        return found;
    }

    private static bool Same(object? actual, string expected, string nullText) => actual switch
    {
        null => expected == nullText || expected == "NULL",
        bool flag => expected == (flag ? "true" : "false"),
        double number => Number(expected) is { } e && (number.Equals(e)),
        float number => Number(expected) is { } e && (number.Equals((float)e)),
        decimal number => decimal.Parse(expected, CultureInfo.InvariantCulture) == number,
        DateTime time => DateTime.TryParse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var e) && e == time,
        byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes) == expected,
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture) == expected,
        _ => (string)actual == expected,
    };

    private static double? Number(string text) =>
        text.Equals("nan", StringComparison.OrdinalIgnoreCase) ? double.NaN : double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string Text(object? value) => value is byte[] bytes ? System.Text.Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null";

    private static List<List<string>> Parse(string text)
    {
        List<List<string>> records = [];
        var record = new List<string>();
        var cell = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (quoted || c is not (',' or '\n' or '\r'))
                cell.Append(c);
            else if (c != '\r')
            {
                record.Add(cell.ToString());
                cell.Clear();
                if (c == '\n')
                {
                    records.Add(record);
                    record = [];
                }
            }
        }
        return records;
    }
}
