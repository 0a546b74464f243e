namespace MarketMaster;

/// <summary>Formats a feature frame as CSV lines, one at a time in one buffer.</summary>
internal sealed class FeatureCsvText
{
    private const int LongestLabel = 12;

    private readonly FeatureFrame _frame;
    private readonly char[] _buffer;

    public FeatureCsvText(FeatureFrame frame, FeatureFileOptions options)
    {
        FeatureNames.Require(frame, options);
        _frame = frame;
        _buffer = new char[TimeText.LongestFormat + frame.Width * (NumberText.LongestFormat + 1) + LongestLabel + 2];
        IEnumerable<string> time = frame.Time.IsEmpty ? [] : [options.TimeColumn];
        IEnumerable<string> label = frame.IsLabelled ? [options.LabelName] : [];
        Header = string.Join(',', time.Concat(frame.Names).Concat(label).Select(CsvText.Quoted)) + "\n";
    }

    public string Header { get; }

    public int Count => _frame.Count;

    public ReadOnlySpan<char> Row(int row) => RowMemory(row).Span;

    public ReadOnlyMemory<char> RowMemory(int row)
    {
        var at = 0;
        if (!_frame.Time.IsEmpty)
        {
            at = TimeText.Write(_frame.Time[row], _buffer);
            _buffer[at++] = ',';
        }
        foreach (var value in _frame.Row(row))
        {
            at += NumberText.Write(value, _buffer.AsSpan(at));
            _buffer[at++] = ',';
        }
        at = _frame.IsLabelled ? AddLabel(_frame.Labels[row], at) : at - 1;
        _buffer[at++] = '\n';
        return _buffer.AsMemory(0, at);
    }

    private int AddLabel(TradeAction label, int at)
    {
        var name = label.ToName();
        name.CopyTo(_buffer.AsSpan(at));
        return at + name.Length;
    }
}
