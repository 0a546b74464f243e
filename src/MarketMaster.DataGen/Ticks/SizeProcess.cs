namespace MarketMaster.DataGen;

/// <summary>
/// Splits a minute's volume among its trades: geometric numbers of lots, some odd lots, the rest to the last trade. Each size is drawn
/// from what is left, so the sizes add up to the volume.
/// </summary>
internal struct SizeProcess
{
    // a quote stands for a part of the volume, which need not be a whole unit
    private const double QuotesPerStep = 100;

    private readonly TickModel _model;
    private readonly Grid _grid;
    private readonly double _step;
    private readonly long _lot;
    private RandomStream _random;
    private long _left;

    public SizeProcess(TickModel model, double step, RandomStream random)
    {
        (_model, _random) = (model, random);
        _step = model.Quotes ? step / QuotesPerStep : step;
        _grid = new(_step);
        _lot = Math.Max(1, (long)Math.Floor(model.Lot / _step + 0.5));
    }

    /// <summary>Adds volume to share out; what the last minute left, or took too much, is kept.</summary>
    public void Add(double volume) => _left += (long)Math.Floor(volume / _step + 0.5);

    /// <summary>The size of the next trade.</summary>
    /// <param name="trades">Number of trades left in the minute, this one included.</param>
    public double Next(int trades)
    {
        var size = trades == 1 ? _left : Draw((double)_left / trades);
        size = Math.Max(1, Math.Min(size, _left - (trades - 1))); // where there is less than one unit for each, each takes one
        _left -= size;
        return _grid.Round(size * _step);
    }

    private long Draw(double mean)
    {
        if (_model.OddLots > 0 && _lot > 1 && _random.NextDouble() < _model.OddLots)
            return 1 + _random.NextInt((int)_lot - 1);
        var unit = mean < _lot ? 1 : _lot;
        return unit * Geometric(mean / unit);
    }

    // number of trials up to the first success, of a given mean
    private long Geometric(double mean)
    {
        if (mean <= 1)
            return 1;
        var count = Elementary.Log(_random.NextPositiveDouble()) / Elementary.Log(1 - 1 / mean);
        return 1 + (long)Math.Floor(Math.Min(count, 1e15));
    }
}
