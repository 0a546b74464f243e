namespace MarketMaster.DataGen;

/// <summary>The k-th bar of a trading day in the units of one market.</summary>
/// <param name="bar">Its place in the day.</param>
/// <param name="model">The market.</param>
/// <param name="dayVariance">Mean log variance of an open day.</param>
/// <param name="jumpCompensator">Mean log move that offsets jumps within the bar.</param>
internal readonly struct BarShape(BarOfDay bar, AssetClassModel model, double dayVariance, double jumpCompensator)
{
    /// <summary>Root mean square of the log return.</summary>
    public double Deviation { get; } = Math.Sqrt(dayVariance * bar.VarianceShare);

    /// <summary>Mean log move, jumps compensated.</summary>
    public double Drift { get; } = model.AnnualDrift / model.DaysPerYear * bar.TimeShare + jumpCompensator;

    /// <summary>Mean number of trades.</summary>
    public double Trades { get; } = model.Volume.TradesPerMinute * model.Hours.Minutes * bar.VarianceShare;

    /// <summary>Share of a day's volume.</summary>
    public double VolumeShare { get; } = bar.VarianceShare;

    public MarketSession Session { get; } = bar.Session;
}
