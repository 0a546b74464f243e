namespace MarketMaster.Prediction;

/// <summary>Which values a split of an imported tree sends to its left child.</summary>
public enum SplitRule
{
    /// <summary>value &lt;= threshold, in double precision: LightGBM, scikit-learn's histogram boosting, Accord.</summary>
    LessOrEqual = 0,

    /// <summary>value &lt; threshold, in double precision.</summary>
    Less = 1,

    /// <summary>The value rounded to single precision &lt;= threshold: scikit-learn's forests and gradient boosting.</summary>
    SingleLessOrEqual = 2,

    /// <summary>The value rounded to single precision &lt; the threshold rounded to single precision: XGBoost.</summary>
    SingleLess = 3,
}
