namespace MarketMaster.DataGen;

/// <summary>
/// The efficient price, in logs and unrounded. A fair price falls below any bound in the long run: it is reflected at 100 ticks, so that
/// very long series neither stick to one tick nor lose their grid, and at 1e12 ticks above.
/// </summary>
internal struct PricePath
{
    private readonly double _lowest;
    private readonly double _highest;

    public PricePath(double startPrice, double tick)
    {
        Log = Elementary.Log(startPrice);
        Price = Elementary.Exp(Log);
        _lowest = Elementary.Log(tick * 100);
        _highest = Elementary.Log(tick * 1e12);
    }

    public double Log { get; private set; }

    public double Price { get; private set; }

    public void Move(double by)
    {
        var log = Log + by;
        if (log < _lowest)
            log = Math.Min(2 * _lowest - log, _highest);
        if (log > _highest)
            log = Math.Max(2 * _highest - log, _lowest);
        Log = log;
        Price = Elementary.Exp(log);
    }
}
