namespace MarketMaster;

/// <summary>The verdict of a validation.</summary>
public enum ValidationStatus
{
    /// <summary>No finding.</summary>
    Pass,

    /// <summary>Warnings alone.</summary>
    Warn,

    /// <summary>At least one error or critical finding.</summary>
    Fail,
}
