namespace MarketMaster.Reporting;

/// <summary>Names and style classes of the five actions, the same in every card: orange to blue, told apart by colour-blind readers.</summary>
internal static class ActionLabels
{
    private static readonly string[] Names = ["Strong sell", "Sell", "Hold", "Buy", "Strong buy"];

    public static string Of(TradeAction action) => Names[(int)action];

    public static string ClassOf(TradeAction action) => $"a{(int)action}";
}
