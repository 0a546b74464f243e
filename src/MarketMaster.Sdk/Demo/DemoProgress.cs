namespace MarketMaster.Sdk;

/// <summary>How far a demo is.</summary>
/// <param name="Step">What is being done, such as <c>training</c>.</param>
/// <param name="Fraction">Share of that step, 0 to 1.</param>
public readonly record struct DemoProgress(string Step, double Fraction);
