namespace MarketMaster.Prediction;

/// <summary>How the trees of an imported model are put together.</summary>
public enum TreeModelKind
{
    /// <summary>The mean of the class shares of the leaves: a random forest.</summary>
    Forest = 0,

    /// <summary>The softmax of a base score plus the leaf scores of each action's trees: gradient boosting.</summary>
    Boosting = 1,
}
