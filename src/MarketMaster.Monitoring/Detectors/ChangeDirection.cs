namespace MarketMaster.Monitoring;

/// <summary>Which changes of the mean count.</summary>
public enum ChangeDirection
{
    /// <summary>Rises and falls.</summary>
    Both,

    /// <summary>Rises alone.</summary>
    Up,

    /// <summary>Falls alone.</summary>
    Down,
}
