namespace MarketMaster.Monitoring;

/// <summary>
/// KSWIN (Raab and others, 2020): the exact Kolmogorov-Smirnov test of the newest values of a window against its older ones. The
/// smallest significant distance is computed once; both parts are kept sorted from value to value.
/// </summary>
public sealed class Kswin : IDriftDetector
{
    private const double SmallestDistance = 0.1;

    private readonly int _stat;
    private readonly int _old;
    private readonly int _stride;
    private readonly KswinSampling _sampling;
    private readonly long _significant;
    private readonly int _compared;
    private readonly double[] _ring;
    private readonly double[] _older;
    private readonly double[] _newer;
    private readonly double[] _scratch;
    private int _next;
    private int _filled;
    private int _sinceTest;
    private bool _isOver;

    /// <summary>Starts a detector.</summary>
    /// <param name="alpha">Level of each test, above 0, below 1; 1e-4 by default.</param>
    /// <param name="window">Values of the window, 10 to 10,000; 100 by default.</param>
    /// <param name="statSize">Newest values that are compared with the others, 2 to less than the window; 30 by default.</param>
    /// <param name="stride">Values from test to test, 1 to the window; 10 by default.</param>
    /// <param name="sampling">Which older values are compared; all by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter lies outside its range.</exception>
    public Kswin(double alpha = 1e-4, int window = 100, int statSize = 30, int stride = 10, KswinSampling sampling = KswinSampling.All)
    {
        _ = Limits.Within(alpha, 1e-300, 1 - 1e-15, nameof(alpha));
        _ = Limits.Within(window, 10, 10_000, nameof(window));
        _stat = Limits.Within(statSize, 2, window - 1, nameof(statSize));
        _stride = Limits.Within(stride, 1, window, nameof(stride));
        _sampling = sampling;
        _old = window - statSize;
        _compared = sampling == KswinSampling.All ? _old : _stat;
        _significant = Significant(_compared, _stat, alpha);
        _ring = new double[window];
        _older = new double[_old];
        _newer = new double[_stat];
        _scratch = new double[_stat];
        Reset();
    }

    /// <inheritdoc/>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public DetectorSignal Update(double value)
    {
        if (double.IsNaN(value))
            return DetectorSignal.None;
        if (_isOver)
            Reset();
        Count++;
        Push(value);
        if (_filled < _ring.Length || ++_sinceTest < _stride)
            return DetectorSignal.None;
        _sinceTest = 0;
        _isOver = IsChanged();
        return _isOver ? DetectorSignal.Drift : DetectorSignal.None;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (Count, _next, _filled, _isOver) = (0, 0, 0, false);
        // the first test follows the value that fills the window
        _sinceTest = _stride - 1;
    }

    private void Push(double value)
    {
        if (_filled < _ring.Length)
        {
            _ring[_next] = value;
            _next = (_next + 1) % _ring.Length;
            if (++_filled == _ring.Length)
                SortParts();
            return;
        }
        var leaving = _ring[_next];
        var passing = _ring[(_next + _old) % _ring.Length];
        _ring[_next] = value;
        if (++_next == _ring.Length)
            _next = 0;
        if (_sampling == KswinSampling.Even)
            return;
        Replace(_older, leaving, passing);
        Replace(_newer, passing, value);
    }

    private void SortParts()
    {
        for (var i = 0; i < _old; i++)
            _older[i] = _ring[(_next + i) % _ring.Length];
        for (var i = 0; i < _stat; i++)
            _newer[i] = _ring[(_next + _old + i) % _ring.Length];
        _older.AsSpan().Sort();
        _newer.AsSpan().Sort();
    }

    /// <summary>Takes one value out of a sorted array and puts another in, moving only what lies between.</summary>
    private static void Replace(double[] sorted, double leaving, double entering)
    {
        var at = Array.BinarySearch(sorted, leaving);
        if (entering > leaving)
        {
            for (; at + 1 < sorted.Length && sorted[at + 1] < entering; at++)
                sorted[at] = sorted[at + 1];
        }
        else
        {
            for (; at > 0 && sorted[at - 1] > entering; at--)
                sorted[at] = sorted[at - 1];
        }
        sorted[at] = entering;
    }

    private bool IsChanged()
    {
        if (_sampling == KswinSampling.All)
            return Distance(_older, _newer) >= _significant;
        for (var i = 0; i < _stat; i++)
        {
            _scratch[i] = _ring[(_next + (int)((long)_old * i / _stat)) % _ring.Length];
            _newer[i] = _ring[(_next + _old + i) % _ring.Length];
        }
        _scratch.AsSpan().Sort();
        _newer.AsSpan().Sort();
        return Distance(_scratch, _newer) >= _significant;
    }

    // |i/n - j/m| in units of 1 / (n m)
    private static long Distance(double[] x, double[] y)
    {
        int i = 0, j = 0;
        long largest = 0;
        while (i < x.Length && j < y.Length)
        {
            var value = Math.Min(x[i], y[j]);
            while (i < x.Length && x[i] == value)
                i++;
            while (j < y.Length && y[j] == value)
                j++;
            largest = Math.Max(largest, Math.Abs(((long)i * y.Length) - ((long)j * x.Length)));
        }
        return largest;
    }

    private static long Significant(int n, int m, double alpha)
    {
        long size = (long)n * m, step = KolmogorovDistribution.Gcd(n, m), low = (long)Math.Floor(SmallestDistance * size / step) + 1, high = (size / step) + 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (KolmogorovDistribution.Exact(n, m, (double)(middle * step) / size) <= alpha)
                high = middle;
            else
                low = middle + 1;
        }
        return low * step;
    }
}
