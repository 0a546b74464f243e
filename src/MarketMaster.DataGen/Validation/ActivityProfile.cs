namespace MarketMaster.DataGen;

/// <summary>How returns and volume vary with the time of day, in slots of half an hour or one bar.</summary>
internal sealed class ActivityProfile
{
    private static readonly TimeSpan ShortestSlot = TimeSpan.FromMinutes(30);

    private readonly double[] _meanReturn;
    private readonly int[] _slotOfReturn;
    private readonly int[] _counts;
    private readonly double[] _meanVolume;
    private readonly TimeSpan _width;

    public ActivityProfile(SessionReturns series, double[] absolute, int[] moves, TimeSpan interval)
    {
        _width = interval > ShortestSlot ? interval : ShortestSlot;
        var slots = (int)Math.Ceiling(TimeSpan.FromDays(1) / _width);
        (_meanReturn, _meanVolume, _counts) = (new double[slots], new double[slots], new int[slots]);
        _slotOfReturn = Array.ConvertAll(moves, k => (int)(series.Clock[k].Ticks / _width.Ticks));
        for (var i = 0; i < absolute.Length; i++)
        {
            var slot = _slotOfReturn[i];
            _counts[slot]++;
            _meanReturn[slot] += absolute[i];
            _meanVolume[slot] += series.Bars.Volume[series.Rows[moves[i]]];
        }
        for (var s = 0; s < slots; s++)
        {
            _meanReturn[s] /= Math.Max(1, _counts[s]);
            _meanVolume[s] /= Math.Max(1, _counts[s]);
        }
    }

    /// <summary>The absolute returns over the mean of their slots.</summary>
    public double[] Deseasonalise(double[] absolute)
    {
        var result = new double[absolute.Length];
        for (var i = 0; i < result.Length; i++)
            result[i] = _meanReturn[_slotOfReturn[i]] > 0 ? absolute[i] / _meanReturn[_slotOfReturn[i]] : 0;
        return result;
    }

    /// <summary>The slots with at least a quarter of the bars of a typical one: a slot that is seldom open has no mean to speak of.</summary>
    public IReadOnlyList<ActivitySlot> Slots
    {
        get
        {
            var counts = Array.FindAll(_counts, c => c > 0);
            if (counts.Length == 0)
                return [];
            Array.Sort(counts);
            var least = counts[counts.Length / 2] / 4.0;
            var used = Enumerable.Range(0, _counts.Length).Where(s => _counts[s] > 0 && _counts[s] >= least).ToArray();
            var (meanReturn, meanVolume) = (used.Average(s => _meanReturn[s]), used.Average(s => _meanVolume[s]));
            return [.. used.Select(s => new ActivitySlot(s * _width, _meanReturn[s] / meanReturn, _meanVolume[s] / meanVolume, _counts[s]))];
        }
    }
}
