namespace MarketMaster.Prediction;

/// <summary>How a search spends its trainings.</summary>
public enum SearchMethod
{
    /// <summary>Every candidate is judged on every fold (Bergstra and Bengio, 2012).</summary>
    Random = 0,

    /// <summary>All candidates on the newest fold, the better third on three, the best of them on all (successive halving: Jamieson and Talwalkar, 2016). Folds already judged are not judged again.</summary>
    SuccessiveHalving = 1,
}
