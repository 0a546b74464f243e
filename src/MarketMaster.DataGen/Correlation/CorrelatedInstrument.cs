namespace MarketMaster.DataGen;

/// <summary>What the correlation of an instrument's returns with others' depends on.</summary>
internal sealed class CorrelatedInstrument
{
    public CorrelatedInstrument(Instrument instrument, AssetClassModel model, int intervalMinutes, double[] regimeShares)
    {
        (Instrument, Model, RegimeShares) = (instrument, model, regimeShares);
        BarsPerDay = DayPlan.Create(model.Hours, intervalMinutes).Length;
        var jumps = new JumpProcess(model, BarsPerDay, new());
        (JumpRate, JumpSize) = (jumps.BarRate, jumps.BarSize);
        var day = BarProcess.DiffusiveVariance(model);
        DiffusiveVariance = day * (1 - model.GapShare) / BarsPerDay;
        GapVariance = day * model.GapShare;
        var jumpVariance = JumpRate * JumpSize * JumpSize * (model.Jumps.Mean * model.Jumps.Mean + model.Jumps.StandardDeviation * model.Jumps.StandardDeviation);
        Variance = DiffusiveVariance + jumpVariance + (BarsPerDay == 1 ? GapVariance : 0);
    }

    public Instrument Instrument { get; }

    public AssetClassModel Model { get; }

    public int BarsPerDay { get; }

    public double TailIndex => Model.TailIndex;

    public double[] RegimeShares { get; }

    public double[] RegimeLevels => [Model.Calm.LogMultiplier, Model.Normal.LogMultiplier, Model.Stress.LogMultiplier];

    public double JumpRate { get; }

    public double JumpSize { get; }

    /// <summary>Mean variance of a bar without jumps.</summary>
    public double DiffusiveVariance { get; }

    /// <summary>Mean variance between two trading days without jumps.</summary>
    public double GapVariance { get; }

    /// <summary>Mean variance of a bar's return; that of a daily bar holds the gap.</summary>
    public double Variance { get; }

    public double SlowPersistence => Persistence(Model.Slow.HalfLife * BarsPerDay);

    public double MediumPersistence => Persistence(Model.Medium.HalfLife * BarsPerDay);

    public double FastPersistence => Persistence(Model.Fast.HalfLife);

    private static double Persistence(double halfLifeBars) => Elementary.Exp(-0.69314718055994530942 / halfLifeBars);
}
