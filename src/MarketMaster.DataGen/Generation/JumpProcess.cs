namespace MarketMaster.DataGen;

/// <summary>
/// Rare large moves. A daily-sized jump inside one minute would give minute returns no market has: so most jumps of a market that
/// closes come with the opening gap, and those within a session are smaller and followed by a burst of volatility. Never a second
/// move with the first one's sign, which would be predictable. Each is compensated, so that its expected simple return is 0.
/// </summary>
internal sealed class JumpProcess
{
    private const double OvernightShare = 0.75;
    private const double IntradaySize = 0.3;

    private readonly double _mean;
    private readonly double _deviation;
    private readonly double _size;
    private readonly double _overnightRate;
    private readonly double _barRate;
    private readonly double _fastBurst;
    private RandomStream _random;

    public JumpProcess(AssetClassModel model, int barsPerDay, RandomStream random)
    {
        _random = random;
        (_mean, _deviation) = (model.Jumps.Mean, model.Jumps.StandardDeviation);
        var perDay = model.Jumps.PerYear / model.DaysPerYear;
        var intraday = barsPerDay > 1;
        _overnightRate = intraday && model.HasOvernightJumps ? perDay * OvernightShare : 0;
        _barRate = (perDay - _overnightRate) / barsPerDay;
        _size = intraday ? IntradaySize : 1;
        _fastBurst = !intraday ? 0 : model.HasOvernightJumps ? 1.2 : 2.0;
        OvernightCompensator = -_overnightRate * ExpectedReturn(1);
        BarCompensator = -_barRate * ExpectedReturn(_size);
    }

    /// <summary>Mean log move per day that offsets overnight jumps.</summary>
    public double OvernightCompensator { get; }

    /// <summary>Mean log move per bar that offsets jumps within bars.</summary>
    public double BarCompensator { get; }

    /// <summary>Mean number of jumps within a bar.</summary>
    public double BarRate => _barRate;

    /// <summary>Mean number of jumps between two trading days.</summary>
    public double OvernightRate => _overnightRate;

    /// <summary>Size of a jump within a bar relative to a full one.</summary>
    public double BarSize => _size;

    /// <summary>The jump between two trading days; mostly 0.</summary>
    public double Overnight(VolatilityProcess volatility) => _overnightRate == 0 || _random.NextDouble() >= _overnightRate
        ? 0
        : Overnight(volatility, NormalSampler.Next(ref _random));

    /// <summary>The same where several instruments jump together.</summary>
    public double Overnight(VolatilityProcess volatility, SharedNoise shared) => shared.Chance(SharedPart.GapJump) >= _overnightRate
        ? 0
        : Overnight(volatility, shared.Jump(SharedPart.GapJumpSize));

    /// <summary>The jump within a bar; mostly 0. Call <see cref="Settle"/> once the bar is made.</summary>
    public double WithinBar() => _random.NextDouble() >= _barRate ? 0 : Within(NormalSampler.Next(ref _random));

    /// <summary>The same where several instruments jump together.</summary>
    public double WithinBar(SharedNoise shared) =>
        shared.Chance(SharedPart.Jump) >= _barRate ? 0 : Within(shared.Jump(SharedPart.JumpSize));

    /// <summary>The burst of volatility after a jump.</summary>
    public void Settle(VolatilityProcess volatility) => volatility.Excite(medium: 0.15, fast: _fastBurst);

    private double Within(double normal) => _size * (_mean + _deviation * normal);

    private double Overnight(VolatilityProcess volatility, double normal)
    {
        volatility.Excite(medium: 0.15, fast: 0.6);
        return _mean + _deviation * normal;
    }

    private double ExpectedReturn(double size) =>
        Elementary.Exp(size * _mean + 0.5 * size * size * _deviation * _deviation) - 1;
}
