namespace MarketMaster.DataGen;

/// <summary>
/// How well a signal can at best be predicted, in closed form. The move is z = (ln P[t+H] - ln P[t]) / (volatility × √H); the hidden
/// state enters every bar's standardised return with weight s and persistence φ. A model that scores above the oracle has seen the future.
/// </summary>
public sealed class SignalOracle
{
    /// <summary>Derives the closed forms.</summary>
    /// <param name="signal">The signal.</param>
    /// <exception cref="ArgumentException">An option lies outside its limits; the message names it.</exception>
    public SignalOracle(SignalOptions signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        signal.Require();
        Signal = signal;
        FilterVariance = FixedPoint(signal.Strength * signal.Strength, signal.Persistence * signal.Persistence);
        var (forecast, noise) = Variances(signal);
        LatentCorrelation = Math.Sqrt(forecast / (forecast + 1 + noise));
        ObservableCorrelation = Math.Sqrt(1 - FilterVariance) * LatentCorrelation;
    }

    /// <summary>The signal.</summary>
    public SignalOptions Signal { get; }

    /// <summary>Steady-state variance of the hidden state given all past prices (Kalman filter); 1 without a signal.</summary>
    public double FilterVariance { get; }

    /// <summary>Correlation of the move with the best forecast of one who sees the hidden state.</summary>
    public double LatentCorrelation { get; }

    /// <summary>Correlation of the move with the best forecast from prices alone.</summary>
    public double ObservableCorrelation { get; }

    /// <summary>Scores of the best classifier that sees prices alone.</summary>
    public OracleScores Observable => field ??= OracleIntegral.Scores(ObservableCorrelation);

    /// <summary>Scores of the best classifier that sees the hidden state.</summary>
    public OracleScores Latent => field ??= OracleIntegral.Scores(LatentCorrelation);

    /// <summary>Scores of the best classifier whose forecast has a given correlation with the move.</summary>
    /// <param name="correlation">0 to below 1.</param>
    /// <returns>The scores.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="correlation"/> is not in [0, 1).</exception>
    public static OracleScores At(double correlation) => correlation is >= 0 and < 1
        ? OracleIntegral.Scores(correlation)
        : throw new ArgumentOutOfRangeException(nameof(correlation), correlation, "correlation must be at least 0 and below 1");

    // p = φ² p / (1 + s² p) + 1 - φ², the positive root of s² p² + (1 - φ²)(1 - s²) p - (1 - φ²) = 0
    private static double FixedPoint(double strengthSquare, double persistenceSquare)
    {
        if (strengthSquare == 0)
            return 1;
        var innovation = 1 - persistenceSquare;
        var b = innovation * (1 - strengthSquare);
        return (Math.Sqrt(b * b + 4 * strengthSquare * innovation) - b) / (2 * strengthSquare);
    }

    // of the forecastable part of z, and of what later innovations of the hidden state add to it
    private static (double Forecast, double Noise) Variances(SignalOptions signal)
    {
        var (s, phi, horizon) = (signal.Strength, signal.Persistence, signal.Horizon);
        double geometric = 0, squares = 0;
        for (var i = 1; i <= horizon; i++)
        {
            squares += geometric * geometric; // of (1 - φ^(i-1)) / (1 - φ)
            geometric = 1 + phi * geometric;
        }
        return (s * s * geometric * geometric / horizon, s * s * (1 - phi * phi) * squares / horizon);
    }
}
