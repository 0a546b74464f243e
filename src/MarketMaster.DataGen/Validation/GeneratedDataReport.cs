namespace MarketMaster.DataGen;

/// <summary>What a validation of generated bars found.</summary>
/// <param name="IsValid">Whether there are no issues.</param>
/// <param name="Issues">One line per kind of fault: how many bars, the first of them and its value; and per fact outside its band.</param>
/// <param name="BarCount">Number of bars looked at.</param>
/// <param name="Facts">The measured statistics; null with fewer than two bars.</param>
/// <param name="Checks">Each fact that has a band, with its verdict; empty where there are too few bars to judge.</param>
public sealed record GeneratedDataReport(
    bool IsValid, IReadOnlyList<string> Issues, int BarCount, StylisedFacts? Facts, IReadOnlyList<FactCheck> Checks);
