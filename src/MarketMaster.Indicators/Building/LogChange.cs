namespace MarketMaster.Indicators;

/// <summary>Logarithmic change ln(value/previous), to the last digits for small changes too; NaN where either is not above 0.</summary>
internal static class LogChange
{
    public static T Of<T>(T value, T previous) where T : unmanaged, ILane<T>
    {
        var change = (value - previous) / previous;
        // the rounding of 1 + change is undone by change/rest (Kahan)
        var sum = 1 + change;
        var rest = sum - 1;
        var small = T.IfEqual(rest, 0, change, T.Log(sum) * change / rest);
        return T.IfGreater(T.Abs(change), 0.5, T.Log(value / previous), small);
    }
}
