namespace MarketMaster;

/// <summary>
/// Splits CSV text into records and cells in one growing buffer: no string per cell. Blank lines are skipped;
/// quoted cells may hold delimiters, doubled quotes and line breaks; lines end with LF, CRLF or CR.
/// </summary>
internal sealed class CsvReader(TextReader text, string? source, char? delimiter, bool leaveOpen = false) : IDisposable
{
    private const int LongestRecord = 1 << 24;

    private char[] _buffer = new char[1 << 16];
    private int[] _cells = new int[32];
    private char _delimiter = delimiter ?? '\0';
    private int _start;
    private int _end;
    private int _recordStart;
    private int _recordEnd;
    private long _nextLine = 1;
    private bool _ended;

    /// <summary>File or feed, for error messages.</summary>
    public string? Source => source;

    /// <summary>1-based line on which the current record starts.</summary>
    public long Line { get; private set; }

    /// <summary>0-based data row of the current record; -1 at the header.</summary>
    public long Row { get; private set; } = -2;

    /// <summary>Cells of the current record.</summary>
    public int CellCount { get; private set; }

    public static CsvReader Open(string path, char? delimiter, bool asynchronous = false)
    {
        var stream = TextFile.OpenRead(path, asynchronous);
        return new(new StreamReader(stream, System.Text.Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16), path, delimiter);
    }

    /// <summary>Moves to the next record that is not blank.</summary>
    public bool Read()
    {
        while (!TryTake())
        {
            if (_ended)
                return false;
            MakeRoom();
            Filled(text.Read(_buffer, _end, _buffer.Length - _end));
        }
        return true;
    }

    /// <inheritdoc cref="Read"/>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (!TryTake())
        {
            if (_ended)
                return false;
            MakeRoom();
            Filled(await text.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false));
        }
        return true;
    }

    /// <summary>A cell of the current record, without surrounding spaces and quotes; valid until the next read.</summary>
    public ReadOnlySpan<char> Cell(int index)
    {
        var start = index == 0 ? _recordStart : _cells[index - 1] + 1;
        var cell = _buffer.AsSpan(start, _cells[index] - start).Trim();
        if (cell.Length < 2 || cell[0] != '"' || cell[^1] != '"')
            return cell;
        cell = cell[1..^1];
        return cell.Contains('"') ? cell.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
    }

    /// <summary>All cells of the current record as text.</summary>
    public string[] Cells()
    {
        var cells = new string[CellCount];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = Cell(i).Trim('\uFEFF').ToString();
        return cells;
    }

    public void RequireCellCount(int expected)
    {
        if (CellCount != expected)
            throw new InvalidMarketDataException(
                $"has {CellCount} cells where the header has {expected}: complete the row or drop it", source, Row, null, null, Line);
    }

    public void Dispose()
    {
        if (!leaveOpen)
            text.Dispose();
    }

    private bool TryTake()
    {
        while (true)
        {
            var length = RecordLength(_buffer.AsSpan(_start, _end - _start), out var terminator, out var lines);
            if (length < 0)
                return false;
            (Line, _nextLine) = (_nextLine, _nextLine + lines);
            (_recordStart, _recordEnd) = (_start, _start + length);
            _start += length + terminator;
            var record = _buffer.AsSpan(_recordStart, length);
            if (record.IsWhiteSpace() || record is "\uFEFF")
                continue;
            Row++;
            Split(record);
            return true;
        }
    }

    private int RecordLength(ReadOnlySpan<char> rest, out int terminator, out int lines)
    {
        (terminator, lines) = (0, 1);
        var quoted = false;
        var at = 0;
        while (true)
        {
            var hit = quoted ? rest[at..].IndexOfAny('"', '\n') : rest[at..].IndexOfAny('\n', '\r', '"');
            if (hit < 0)
                return AtEnd(rest, quoted);
            at += hit;
            if (rest[at] == '"')
                quoted = !quoted;
            else if (quoted)
                lines++;
            else if (rest[at] == '\r' && at + 1 == rest.Length && !_ended)
                return -1;
            else
            {
                terminator = rest[at] == '\r' && at + 1 < rest.Length && rest[at + 1] == '\n' ? 2 : 1;
                return at;
            }
            at++;
        }
    }

    private int AtEnd(ReadOnlySpan<char> rest, bool quoted)
    {
        if (!_ended || rest.IsEmpty)
            return -1;
        return quoted
            ? throw new InvalidMarketDataException("a quoted cell is never closed: add the missing quote", source, null, null, null, _nextLine)
            : rest.Length;
    }

    private void Split(ReadOnlySpan<char> record)
    {
        if (_delimiter == '\0')
            _delimiter = DetectDelimiter(record);
        CellCount = 0;
        var quotes = record.Contains('"');
        var at = 0;
        while (true)
        {
            var next = quotes ? NextOutsideQuotes(record, at) : record[at..].IndexOf(_delimiter) + at;
            if (next < at)
                break;
            AddCell(_recordStart + next);
            at = next + 1;
        }
        AddCell(_recordEnd);
    }

    private int NextOutsideQuotes(ReadOnlySpan<char> record, int at)
    {
        var quoted = false;
        for (var i = at; i < record.Length; i++)
        {
            if (record[i] == '"')
                quoted = !quoted;
            else if (!quoted && record[i] == _delimiter)
                return i;
        }
        return -1;
    }

    private static char DetectDelimiter(ReadOnlySpan<char> header)
    {
        var best = ',';
        foreach (var candidate in ";\t")
        {
            if (header.Count(candidate) > header.Count(best))
                best = candidate;
        }
        return best;
    }

    private void AddCell(int end)
    {
        if (CellCount == _cells.Length)
            Array.Resize(ref _cells, CellCount * 2);
        _cells[CellCount++] = end;
    }

    private void MakeRoom()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end < _buffer.Length)
            return;
        if (_end >= LongestRecord)
            throw new InvalidMarketDataException(
                $"the line is longer than {LongestRecord} characters: is this a CSV file, and are its quotes closed?", source, null, null, null, _nextLine);
        Array.Resize(ref _buffer, _buffer.Length * 2);
    }

    private void Filled(int count)
    {
        _end += count;
        _ended = count == 0;
    }
}
