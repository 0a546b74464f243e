namespace MarketMaster.Reporting;

/// <summary>A prediction and the position of the drawn bar it belongs to.</summary>
internal readonly record struct DrawnAction(int Bar, PredictedAction Action);
