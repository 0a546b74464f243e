namespace MarketMaster.DataGen;

/// <summary>
/// What the best possible classifier scores when its forecast has a given correlation with the standardised move and the five
/// classes hold 10, 25, 30, 25 and 10 % of the moves.
/// </summary>
/// <param name="Correlation">Correlation of the forecast with the move.</param>
/// <param name="FiveClassAccuracy">Share of bars whose class it names; 0.30 without information.</param>
/// <param name="ThreeClassAccuracy">The same with both sells and both buys merged; 0.35 without information.</param>
/// <param name="DirectionAccuracy">Share of moves outside hold whose side it names; 0.5 without information.</param>
/// <param name="StrongDirectionAccuracy">The same on the strong classes alone.</param>
/// <param name="Bits">Mean gain in log-likelihood over always forecasting the class shares, in bits per bar.</param>
public sealed record OracleScores(
    double Correlation, double FiveClassAccuracy, double ThreeClassAccuracy, double DirectionAccuracy, double StrongDirectionAccuracy, double Bits);
