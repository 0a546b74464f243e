namespace MarketMaster.Monitoring;

/// <summary>One measure of performance with its band.</summary>
/// <param name="Name">Name in snake_case, such as <c>macro_f1</c>.</param>
/// <param name="Value">The measure; NaN where it is not defined.</param>
/// <param name="Low">Lower end of the block-bootstrap band; NaN where none was made.</param>
/// <param name="High">Upper end of the block-bootstrap band; NaN where none was made.</param>
/// <param name="IsDefined">Whether the data define it: false where a class or a side is missing and the value is NaN or 0 by convention.</param>
public readonly record struct PerformanceMeasure(string Name, double Value, double Low, double High, bool IsDefined);
