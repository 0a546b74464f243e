namespace MarketMaster.DataGen;

/// <summary>
/// Kalman filter of the hidden state on y = (ln(close/open) - expected) / volatility, which is strength × state + noise of variance 1.
/// The best linear forecast from prices for one who knows the volatility; the noise's fat tails cost it little.
/// </summary>
internal struct SignalFilter(SignalOptions signal)
{
    private readonly double _strength = signal.Strength;
    private readonly double _persistence = signal.Persistence;

    /// <summary>Expected state in the next bar.</summary>
    public double Mean { get; private set; }

    /// <summary>Its variance.</summary>
    public double Variance { get; private set; } = 1;

    public void Push(double standardisedReturn)
    {
        var y = Math.Clamp(standardisedReturn, -SkewedStudentT.Cap, SkewedStudentT.Cap);
        var gain = _strength * Variance / (1 + _strength * _strength * Variance);
        Mean = _persistence * (Mean + gain * (y - _strength * Mean));
        Variance = _persistence * _persistence * Variance * (1 - gain * _strength) + 1 - _persistence * _persistence;
    }
}
