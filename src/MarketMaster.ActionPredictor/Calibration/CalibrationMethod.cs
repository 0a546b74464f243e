namespace MarketMaster.Prediction;

/// <summary>How probabilities are made to mean what they say.</summary>
public enum CalibrationMethod
{
    /// <summary>One number for all classes (Guo et al., 2017): probabilities to the power of 1 / temperature, renormalised. Keeps the action; enough for a few hundred rows.</summary>
    Temperature = 0,

    /// <summary>An increasing step curve for each class (Zadrozny and Elkan, 2002), one against the rest, renormalised. Mends any shape; wants a thousand rows or more, and may change the action.</summary>
    Isotonic = 1,
}
