namespace MarketMaster.Prediction;

/// <summary>How well one class is predicted.</summary>
/// <param name="Action">The class.</param>
/// <param name="Support">Rows whose label is this class.</param>
/// <param name="Predicted">Rows predicted as this class.</param>
/// <param name="Precision">Share of the rows predicted as this class that are of it, 0 to 1; 0 where none was predicted.</param>
/// <param name="Recall">Share of the rows of this class that were predicted as it, 0 to 1; 0 where there are none.</param>
/// <param name="F1">Harmonic mean of precision and recall, 0 to 1.</param>
public sealed record ClassScore(TradeAction Action, int Support, int Predicted, double Precision, double Recall, double F1);
