namespace MarketMaster.DataGen;

/// <summary>What a validation of generated bars found.</summary>
/// <param name="IsValid">Whether no bar has a fault. Whether the series looks like a market is told by <paramref name="Facts"/>.</param>
/// <param name="Issues">One line per kind of fault: how many bars, the first of them and its value.</param>
/// <param name="BarCount">Number of bars looked at.</param>
/// <param name="Facts">Measured statistics, bands and verdicts; null with fewer than two bars or with faults.</param>
public sealed record GeneratedDataReport(bool IsValid, IReadOnlyList<string> Issues, int BarCount, StylisedFactReport? Facts);
