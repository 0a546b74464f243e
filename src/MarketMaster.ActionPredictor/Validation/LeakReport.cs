namespace MarketMaster.Prediction;

/// <summary>Both leak tests of a cross-validated pipeline.</summary>
/// <param name="LookAhead">The first feature value that changes when later bars are taken away; null where none does.</param>
/// <param name="Martingale">What the same pipeline finds where there is nothing to find: the same bars with their moves mirrored by chance.</param>
public sealed record LeakReport(FeatureLeak? LookAhead, MartingaleSkill Martingale)
{
    /// <summary>Whether neither test found a leak.</summary>
    public bool IsClean => LookAhead is null && Martingale.IsClean;
}
