namespace MarketMaster.Prediction;

/// <summary>Draws bars in blocks from a series that is closed to a ring.</summary>
internal static class BlockDraw
{
    public static void Fill(Span<int> order, BootstrapMethod method, int length, ref RandomStream random)
    {
        var bar = 0;
        for (var i = 0; i < order.Length; i++)
        {
            var starts = i == 0 || (method == BootstrapMethod.MovingBlock ? i % length == 0 : random.NextDouble() * length < 1);
            bar = starts ? random.NextInt(order.Length) : (bar + 1) % order.Length;
            order[i] = bar;
        }
    }
}
