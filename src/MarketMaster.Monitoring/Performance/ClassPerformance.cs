namespace MarketMaster.Monitoring;

/// <summary>How well one class is predicted.</summary>
/// <param name="Action">The class.</param>
/// <param name="Support">Weight of the rows whose label it is.</param>
/// <param name="Predicted">Weight of the rows predicted as it.</param>
/// <param name="Precision">Share of the rows predicted as it that are of it; 0 where none was predicted.</param>
/// <param name="Recall">Share of the rows of it that were predicted as it; 0 where there are none.</param>
/// <param name="F1">Harmonic mean of the two.</param>
/// <param name="Specificity">Share of the rows of other classes that were not predicted as it; NaN where there are none.</param>
/// <param name="Auc">Area under the ROC curve against the others; NaN without probabilities or where a side is empty.</param>
/// <param name="AveragePrecision">Average precision against the others; NaN as above.</param>
/// <param name="Brier">Mean squared error of its probability; NaN without probabilities.</param>
public sealed record ClassPerformance(
    TradeAction Action, double Support, double Predicted, double Precision, double Recall, double F1, double Specificity, double Auc, double AveragePrecision, double Brier);
