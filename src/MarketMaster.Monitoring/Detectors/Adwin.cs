namespace MarketMaster.Monitoring;

/// <summary>
/// ADWIN (Bifet and Gavalda, 2007): keeps a window as long as its parts agree, in an exponential histogram. Every cut between two
/// buckets is tested.
/// </summary>
public sealed class Adwin : IDriftDetector
{
    private const int MostRows = 50;

    private readonly double _delta;
    private readonly int _clock;
    private readonly int _maxBuckets;
    private readonly int _minWindow;
    private readonly int _grace;
    private readonly bool _resets;
    private readonly int _stride;
    private readonly double[] _totals;
    private readonly double[] _squares;
    private readonly int[] _counts = new int[MostRows];
    private int _rows;
    private int _ticks;
    private bool _isOver;

    /// <summary>Starts a detector.</summary>
    /// <param name="delta">Chance of a false alarm at a cut, above 0, below 1; 0.002 by default.</param>
    /// <param name="clock">Cuts are tested every so many values, 1 to 1,000,000; 32 by default.</param>
    /// <param name="maxBuckets">Buckets of each size, 2 to 1,000; 5 by default.</param>
    /// <param name="minWindow">Fewest values on each side of a cut, 1 to 1,000,000; 5 by default.</param>
    /// <param name="grace">Values before the first test, 0 to 1,000,000; 10 by default.</param>
    /// <param name="resets">Whether the window starts afresh after a drift; false only shortens it, as in the paper.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public Adwin(double delta = 0.002, int clock = 32, int maxBuckets = 5, int minWindow = 5, int grace = 10, bool resets = true)
    {
        _delta = Limits.Within(delta, 1e-300, 1 - 1e-15, nameof(delta));
        _clock = Limits.Within(clock, 1, 1_000_000, nameof(clock));
        _maxBuckets = Limits.Within(maxBuckets, 2, 1_000, nameof(maxBuckets));
        _minWindow = Limits.Within(minWindow, 1, 1_000_000, nameof(minWindow));
        _grace = Limits.Within(grace, 0, 1_000_000, nameof(grace));
        _resets = resets;
        _stride = maxBuckets + 1;
        _totals = new double[MostRows * _stride];
        _squares = new double[MostRows * _stride];
        Reset();
    }

    /// <inheritdoc/>
    public long Count => (long)Width;

    /// <summary>Number of values in the window.</summary>
    public double Width { get; private set; }

    /// <summary>Sum of the window.</summary>
    public double Total { get; private set; }

    /// <summary>Sum of the squared deviations from the mean of the window.</summary>
    public double SquaredDeviations { get; private set; }

    /// <summary>Mean of the window; 0 while it is empty.</summary>
    public double Mean => Width > 0 ? Total / Width : 0;

    /// <inheritdoc/>
    public DetectorSignal Update(double value)
    {
        if (double.IsNaN(value))
            return DetectorSignal.None;
        if (_isOver)
            Reset();
        Insert(value);
        if (++_ticks < _clock)
            return DetectorSignal.None;
        _ticks = 0;
        if (Width <= _grace || !Shrink())
            return DetectorSignal.None;
        _isOver = _resets;
        return DetectorSignal.Drift;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (Width, Total, SquaredDeviations, _rows, _ticks, _isOver) = (0, 0, 0, 1, 0, false);
        Array.Clear(_counts);
    }

    private void Insert(double value)
    {
        if (Width > 0)
        {
            var distance = value - (Total / Width);
            SquaredDeviations += Width * distance * distance / (Width + 1);
        }
        Width++;
        Total += value;
        Append(0, value, 0);
        for (var row = 0; _counts[row] > _maxBuckets && row < MostRows - 1; row++)
            Merge(row);
    }

    private void Append(int row, double total, double squares)
    {
        var at = (row * _stride) + _counts[row]++;
        _totals[at] = total;
        _squares[at] = squares;
        _rows = Math.Max(_rows, row + 1);
    }

    private void Merge(int row)
    {
        var at = row * _stride;
        double size = 1L << row, difference = (_totals[at] - _totals[at + 1]) / size;
        var squares = _squares[at] + _squares[at + 1] + (size / 2 * difference * difference);
        var total = _totals[at] + _totals[at + 1];
        RemoveOldest(row, 2);
        Append(row + 1, total, squares);
    }

    private void RemoveOldest(int row, int buckets)
    {
        var at = row * _stride;
        _counts[row] -= buckets;
        _totals.AsSpan(at + buckets, _counts[row]).CopyTo(_totals.AsSpan(at));
        _squares.AsSpan(at + buckets, _counts[row]).CopyTo(_squares.AsSpan(at));
    }

    private bool Shrink()
    {
        var isChanged = false;
        while (HasCut())
        {
            isChanged = true;
            Drop();
        }
        return isChanged;
    }

    private bool HasCut()
    {
        var d = Math.Log(2 * Math.Log(Width) / _delta);
        var spread = 2 * SquaredDeviations / Width * d;
        double before = 0, totalBefore = 0;
        for (var row = _rows - 1; row >= 0; row--)
        {
            double size = 1L << row;
            for (var k = 0; k < _counts[row]; k++)
            {
                before += size;
                totalBefore += _totals[(row * _stride) + k];
                var after = Width - before;
                if (before < _minWindow)
                    continue;
                if (after < _minWindow)
                    return false;
                var r = (1 / (before - _minWindow + 1)) + (1 / (after - _minWindow + 1));
                var distance = Math.Abs((totalBefore / before) - ((Total - totalBefore) / after));
                if (distance > Math.Sqrt(spread * r) + (2.0 / 3 * d * r))
                    return true;
            }
        }
        return false;
    }

    private void Drop()
    {
        var row = _rows - 1;
        var at = row * _stride;
        double size = 1L << row, total = _totals[at];
        Width -= size;
        Total -= total;
        var distance = (total / size) - (Total / Width);
        SquaredDeviations = Math.Max(0, SquaredDeviations - _squares[at] - (size * Width * distance * distance / (size + Width)));
        RemoveOldest(row, 1);
        while (_rows > 1 && _counts[_rows - 1] == 0)
            _rows--;
    }
}
