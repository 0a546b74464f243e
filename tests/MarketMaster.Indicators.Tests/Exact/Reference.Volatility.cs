namespace MarketMaster.Indicators.Tests.Exact;

/// <content>Width of the move.</content>
internal static partial class Reference
{
    private static Dictionary<string, Definition> Volatility() => new(StringComparer.Ordinal)
    {
        ["atr"] = (b, p) => [b.Atr(p.Int(0))],
        ["atr_ratio"] = (b, p) => [b.Atr(p.Int(0)).Over(b.Close, null)],
        ["natr"] = (b, p) => [b.Atr(p.Int(0)).Times(100).Over(b.Close, null)],
        ["standard_deviation"] = (b, p) => [b.Close.Deviation(p.Int(0))],
        ["bollinger_bands"] = (b, p) =>
        {
            var (mean, reach) = (b.Close.Sma(p.Int(0)), b.Close.Deviation(p.Int(0)).Times(p[1]));
            return [mean.Plus(reach), mean, mean.Minus(reach), reach.Times(2).Over(mean, null)];
        },
        ["keltner"] = (b, p) =>
        {
            var reach = b.Atr(p.Int(2)).Times(p[1]);
            var mean = b.Close.Ema(p.Int(0));
            return [mean.Plus(reach), mean.Plus(reach.Times(0)), mean.Minus(reach)];
        },
        ["donchian"] = (b, p) => [b.High.Highest(p.Int(0)), Middle(b, p.Int(0)), b.Low.Lowest(p.Int(0))],
        ["chandelier_exit"] = (b, p) =>
        {
            var reach = b.Atr(p.Int(0)).Times(p[1]);
            return [b.High.Highest(p.Int(0)).Minus(reach), b.Low.Lowest(p.Int(0)).Plus(reach)];
        },
        ["ulcer_index"] = (b, p) =>
        {
            var highest = b.Close.Highest(p.Int(0));
            var drawdown = b.Close.Minus(highest).Times(100).Over(highest, null);
            return [drawdown.Rolling(p.Int(0), w => Real.Sqrt(Columns.Sum(w.Select(d => d * d)) / w.Length))];
        },
        ["historical_volatility"] = (b, p) =>
        {
            var change = b.Close.Over(b.Close.Before(1), null).Rolling(1, w => Real.Log(w[0]));
            return [change.Deviation(p.Int(0)).Times(Real.Sqrt(p[1]) * 100)];
        },
        ["squeeze"] = (b, p) =>
        {
            var n = p.Int(0);
            var (bands, channel) = (b.Close.Deviation(n).Times(p[1]), b.TrueRange.Sma(n).Times(p[2]));
            var middle = b.High.Highest(n).Plus(b.Low.Lowest(n)).Times(0.5).Plus(b.Close.Sma(n)).Times(0.5);
            return
            [
                Columns.Map(b.Count, i => channel[i] is { } c ? (bands[i] < c ? 1 : 0) : null),
                b.Close.Minus(middle).Line(n),
            ];
        },
        ["beta"] = (b, p) =>
        {
            var (x, y, n) = (b.High.Relative(), b.Low.Relative(), p.Int(0));
            var both = x.Times(y).Sum(n).Times(n).Minus(x.Sum(n).Times(y.Sum(n)));
            return [both.Over(x.Rolling(n, w => Columns.Spread(w)), 0)];
        },
    };
}
