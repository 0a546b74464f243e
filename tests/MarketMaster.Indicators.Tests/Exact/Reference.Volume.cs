namespace MarketMaster.Indicators.Tests.Exact;

/// <content>What trades behind the move.</content>
internal static partial class Reference
{
    private static Dictionary<string, Definition> Volume() => new(StringComparer.Ordinal)
    {
        ["obv"] = (b, _) =>
        {
            var change = b.Close.Change();
            return [Total(Columns.Map(b.Count, i => change[i] is { } c ? b.Volume[i] * (Real)c.Sign : b.Volume[i]))];
        },
        ["vwap"] = (b, _) => [Total(b.Sum3.Times(b.Volume)).Over(Total(b.Volume).Times(3), null)],
        ["volume_change"] = (b, _) => [b.Volume.Relative()],
        ["ad_line"] = (b, _) => [Total(b.Flow)],
        ["chaikin_oscillator"] = (b, p) =>
        {
            var line = Total(b.Flow);
            var spread = line.Smooth((Real)2 / (p.Int(0) + 1), 1).Minus(line.Smooth((Real)2 / (p.Int(1) + 1), 1));
            return [Columns.Map(b.Count, i => i < p.Int(1) - 1 ? null : spread[i])];
        },
        ["cmf"] = (b, p) => [b.Flow.Sum(p.Int(0)).Over(b.Volume.Sum(p.Int(0)), 0)],
        ["force_index"] = (b, p) => [b.Close.Change().Times(b.Volume).Ema(p.Int(0))],
        ["rolling_vwap"] = (b, p) =>
        {
            var volume = b.Volume.Sum(p.Int(0));
            var mean = b.Sum3.Times(b.Volume).Sum(p.Int(0)).Over(volume.Times(3), null);
            var square = b.Sum3.Times(b.Sum3).Times(b.Volume).Sum(p.Int(0)).Over(volume.Times(9), null);
            // rounding in the 300th digit may leave less than nothing
            var reach = square.Minus(mean.Times(mean)).Rolling(1, w => Real.Sqrt(Real.Max(w[0], 0))).Times(p[1]);
            return [mean, mean.Plus(reach), mean.Minus(reach)];
        },
        ["vwap_bands"] = (b, p) =>
        {
            var volume = Total(b.Volume);
            var mean = Total(b.Sum3.Times(b.Volume)).Over(volume.Times(3), null);
            var square = Total(b.Sum3.Times(b.Sum3).Times(b.Volume)).Over(volume.Times(9), null);
            var deviation = square.Minus(mean.Times(mean)).Rolling(1, w => Real.Sqrt(Real.Max(w[0], 0)));
            return [mean.Plus(deviation.Times(p[0])), mean, mean.Minus(deviation.Times(p[0])), deviation];
        },
        ["correlation"] = (b, p) =>
        {
            var n = p.Int(0);
            var both = b.Close.Times(b.Volume).Sum(n).Times(n).Minus(b.Close.Sum(n).Times(b.Volume.Sum(n)));
            var squares = b.Close.Rolling(n, w => Columns.Spread(w)).Times(b.Volume.Rolling(n, w => Columns.Spread(w)));
            return [both.Over(squares.Rolling(1, w => Real.Sqrt(w[0])), 0)];
        },
    };

    private static Real?[] Total(Real?[] values)
    {
        Real sum = 0;
        return [.. values.Select(v => (Real?)(sum += v!.Value))];
    }
}
