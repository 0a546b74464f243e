namespace MarketMaster.Indicators;

/// <summary>One output of an indicator.</summary>
/// <param name="Name">snake_case name, such as <c>macd_signal</c>.</param>
/// <param name="Warmup">Number of leading bars without a value (NaN): exact.</param>
public sealed record OutputInfo(string Name, int Warmup);
