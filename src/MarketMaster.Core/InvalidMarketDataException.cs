namespace MarketMaster;

/// <summary>Market data that cannot be used as it is. The message is one line that names source, row, column, value and what to do.</summary>
public sealed class InvalidMarketDataException : FormatException
{
    private const int LongestValue = 80;

    /// <summary>Creates the exception with a message alone.</summary>
    /// <param name="message">One line: where, what, and what to do.</param>
    public InvalidMarketDataException(string message) : base(message) { }

    /// <summary>Creates the exception with a message and the error behind it.</summary>
    /// <param name="message">One line: where, what, and what to do.</param>
    /// <param name="innerException">The error behind it.</param>
    public InvalidMarketDataException(string message, Exception? innerException) : base(message, innerException) { }

    /// <summary>Creates the exception for one cell of the data.</summary>
    /// <param name="problem">What is wrong and what to do about it.</param>
    /// <param name="source">File or series the data came from, or null.</param>
    /// <param name="row">0-based data row, or null where the whole source is meant.</param>
    /// <param name="column">Column name, or null.</param>
    /// <param name="value">The value as it was found, or null.</param>
    /// <param name="line">1-based line of the file, or null where there is none.</param>
    public InvalidMarketDataException(string problem, string? source, long? row, string? column, string? value, long? line = null)
        : base(Compose(problem, source, row, column, value, line))
    {
        DataSource = source;
        Row = row;
        Column = column;
        Value = value;
        Line = line;
    }

    /// <summary>File or series that the data came from; null where unknown.</summary>
    public string? DataSource { get; }

    /// <summary>0-based data row; null where the whole source is meant.</summary>
    public long? Row { get; }

    /// <summary>1-based line of the file, header and blank lines counted; null where the data has no lines.</summary>
    public long? Line { get; }

    /// <summary>Column name; null where the whole row is meant.</summary>
    public string? Column { get; }

    /// <summary>The value as it was found; null where there is none.</summary>
    public string? Value { get; }

    private static string Compose(string problem, string? source, long? row, string? column, string? value, long? line)
    {
        var place = string.Join(", ", new[]
        {
            source,
            row is null ? null : $"row {row}",
            line is null ? null : $"line {line}",
            column is null ? null : $"column {column}",
        }.Where(part => part is not null));
        var found = value is null ? "" : $" '{OneLine(value)}'";
        return place.Length == 0 ? $"{problem}{found}" : $"{place}:{found} {problem}";
    }

    private static string OneLine(string value)
    {
        var line = string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= LongestValue ? line : $"{line.AsSpan(0, LongestValue)}…";
    }
}
