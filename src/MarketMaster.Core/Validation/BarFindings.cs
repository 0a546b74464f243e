namespace MarketMaster;

/// <summary>Expected bars that are not there, one after the other.</summary>
/// <param name="From">Time of the first missing bar, UTC.</param>
/// <param name="To">Time of the last missing bar, UTC.</param>
/// <param name="Bars">Number of missing bars.</param>
public readonly record struct BarGap(DateTime From, DateTime To, int Bars);

/// <summary>Rows with the same four prices, one after the other.</summary>
/// <param name="From">First row, 0-based.</param>
/// <param name="To">Last row.</param>
public readonly record struct StaleRun(int From, int To)
{
    /// <summary>Number of rows.</summary>
    public int Rows => To - From + 1;
}

/// <summary>A return far outside the others.</summary>
/// <param name="Row">The later of the two rows, 0-based.</param>
/// <param name="LogReturn">Natural logarithm of close / previous close.</param>
/// <param name="RobustZ">0.67449 (return - median) / MAD (Iglewicz and Hoaglin, 1993); 0.67449 is the upper quartile of the standard normal distribution.</param>
public readonly record struct ReturnOutlier(int Row, double LogReturn, double RobustZ);

/// <summary>A jump that looks like a stock split in unadjusted prices.</summary>
/// <param name="Row">First row after the split, 0-based.</param>
/// <param name="Ratio">New shares for old: <c>7:1</c>, <c>3:2</c>; <c>1:10</c> for a reverse split.</param>
/// <param name="PreviousCloseOverOpen">The measured ratio.</param>
public readonly record struct SplitSuspect(int Row, string Ratio, double PreviousCloseOverOpen);

/// <summary>A jump to another price unit.</summary>
/// <param name="Row">First row in the new unit, 0-based.</param>
/// <param name="Factor">New level / old level: 0.001, 0.01, 0.1, 10, 100 or 1000.</param>
public readonly record struct UnitChange(int Row, double Factor);
