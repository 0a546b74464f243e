namespace MarketMaster.Indicators.Tests.Exact;

/// <content>Direction and level.</content>
internal static partial class Reference
{
    private static Dictionary<string, Definition> Trend() => new(StringComparer.Ordinal)
    {
        ["sma"] = (b, p) => [b.Close.Sma(p.Int(0))],
        ["ema"] = (b, p) => [b.Close.Ema(p.Int(0))],
        ["wma"] = (b, p) => [b.Close.Wma(p.Int(0))],
        ["hma"] = (b, p) => [b.Close.Wma(p.Int(0) / 2).Times(2).Minus(b.Close.Wma(p.Int(0))).Wma((int)Math.Sqrt(p[0]))],
        ["smma"] = (b, p) => [b.Close.Wilder(p.Int(0))],
        ["dema"] = (b, p) => [Emas(b.Close, p.Int(0), 2) is var e ? e[0].Times(2).Minus(e[1]) : []],
        ["tema"] = (b, p) => [Emas(b.Close, p.Int(0), 3) is var e ? e[0].Minus(e[1]).Times(3).Plus(e[2]) : []],
        ["t3"] = (b, p) => [T3(b.Close, p.Int(0), p[1])],
        ["kama"] = (b, p) => [Kama(b.Close, p.Int(0), p.Int(1), p.Int(2))],
        ["zlema"] = (b, p) => [b.Close.Times(2).Minus(b.Close.Before((p.Int(0) - 1) / 2)).Ema(p.Int(0))],
        ["vwma"] = (b, p) => [b.Close.Times(b.Volume).Sum(p.Int(0)).Over(b.Volume.Sum(p.Int(0)), null)],
        ["linear_regression"] = (b, p) => [b.Close.Line(p.Int(0)), b.Close.Slope(p.Int(0))],
        ["ichimoku"] = (b, p) =>
        {
            var (tenkan, kijun) = (Middle(b, p.Int(0)), Middle(b, p.Int(1)));
            return [tenkan, kijun, tenkan.Plus(kijun).Times(0.5).Before(p.Int(3)), Middle(b, p.Int(2)).Before(p.Int(3))];
        },
        ["supertrend"] = (b, p) => SuperTrend(b, p.Int(0), p[1]),
        ["parabolic_sar"] = (b, p) => ParabolicSar(b, p[0], p[1]),
        ["heikin_ashi"] = (b, _) => HeikinAshi(b),
        ["pivot_point"] = (b, _) => [b.Sum3.Times((Real)1 / 3)],
        ["classic_pivots"] = (b, _) => Pivots(b, (pivot, h, l, _) =>
            [pivot, pivot * 2 - l, pivot * 2 - h, pivot + h - l, pivot - h + l, h + (pivot - l) * 2, l - (h - pivot) * 2]),
        ["fibonacci_pivots"] = (b, _) => Pivots(b, (pivot, h, l, _) =>
            [pivot, .. new Real[] { (Real)382 / 1000, (Real)618 / 1000, 1 }.SelectMany(f => new[] { pivot + f * (h - l), pivot - f * (h - l) })]),
        ["camarilla_pivots"] = (b, _) => Pivots(b, (pivot, h, l, c) =>
            [pivot, .. new[] { 12, 6, 4, 2 }.SelectMany(d => new[] { c + (h - l) * 11 / (10 * d), c - (h - l) * 11 / (10 * d) })]),
    };

    private static Real?[][] Emas(Real?[] values, int period, int count)
    {
        var result = new Real?[count][];
        for (var i = 0; i < count; i++)
            result[i] = values = values.Ema(period);
        return result;
    }

    private static Real?[] Middle(ExactBars b, int period) => b.High.Highest(period).Plus(b.Low.Lowest(period)).Times(0.5);

    private static Real?[] T3(Real?[] values, int period, Real v)
    {
        // the generalised average (1 + v) EMA - v EMA of EMA, three times over
        var e = Emas(values, period, 6);
        var (v2, v3) = (v * v, v * v * v);
        return e[2].Times(v * 3 + v2 * 3 + v3 + 1).Minus(e[3].Times(v * 3 + v2 * 6 + v3 * 3)).Plus(e[4].Times(v2 * 3 + v3 * 3)).Minus(e[5].Times(v3));
    }

    private static Real?[] Kama(Real?[] values, int period, int fast, int slow)
    {
        var path = values.Change().Magnitude().Sum(period);
        var efficiency = values.Minus(values.Before(period)).Magnitude().Over(path, 1);
        var result = new Real?[values.Length];
        for (var i = period; i < values.Length; i++)
        {
            var past = result[i - 1] ?? values[i - 1]!.Value;
            var root = efficiency[i]!.Value * ((Real)2 / (fast + 1) - (Real)2 / (slow + 1)) + (Real)2 / (slow + 1);
            result[i] = past + root * root * (values[i]!.Value - past);
        }
        return result;
    }

    private static Real?[][] SuperTrend(ExactBars b, int period, Real multiplier)
    {
        var (value, direction) = (new Real?[b.Count], new Real?[b.Count]);
        var reach = b.Atr(period).Times(multiplier);
        Real upper = 0, lower = 0;
        var isUp = false;
        for (var i = period; i < b.Count; i++)
        {
            var close = b.Close[i]!.Value;
            var middle = b.Sum2[i]!.Value * 0.5;
            var (newUpper, newLower) = (middle + reach[i]!.Value, middle - reach[i]!.Value);
            if (i == period)
                (upper, lower, isUp) = (newUpper, newLower, close >= middle);
            var past = b.Close[i - 1]!.Value;
            upper = newUpper < upper || past > upper ? newUpper : upper;
            lower = newLower > lower || past < lower ? newLower : lower;
            isUp = close > (isUp ? lower : upper);
            (value[i], direction[i]) = (isUp ? lower : upper, isUp ? 1 : -1);
        }
        return [value, direction];
    }

    private static Real?[][] ParabolicSar(ExactBars b, Real acceleration, Real maximum)
    {
        var (value, direction) = (new Real?[b.Count], new Real?[b.Count]);
        var first = Real.Min(acceleration, maximum);
        var isUp = true;
        Real stop = 0, extreme = 0, factor = first;
        for (var i = 1; i < b.Count; i++)
        {
            var (high, low, oldHigh, oldLow) = (b.High[i]!.Value, b.Low[i]!.Value, b.High[i - 1]!.Value, b.Low[i - 1]!.Value);
            if (i == 1)
            {
                isUp = !(oldLow - low > 0 && oldLow - low > high - oldHigh);
                (extreme, stop) = isUp ? (high, oldLow) : (low, oldHigh);
                (oldHigh, oldLow) = (high, low);
            }
            var (top, bottom) = (Real.Max(high, oldHigh), Real.Min(low, oldLow));
            var turns = isUp ? low <= stop : high >= stop;
            if (turns)
            {
                value[i] = isUp ? Real.Max(extreme, top) : Real.Min(extreme, bottom);
                isUp = !isUp;
                (factor, extreme) = (first, isUp ? high : low);
            }
            else
            {
                value[i] = stop;
                var isNew = isUp ? high > extreme : low < extreme;
                if (isNew)
                    (extreme, factor) = (isUp ? high : low, Real.Min(factor + acceleration, maximum));
            }
            stop = value[i]!.Value + factor * (extreme - value[i]!.Value);
            stop = isUp ? Real.Min(stop, bottom) : Real.Max(stop, top);
            direction[i] = isUp ? 1 : -1;
        }
        return [value, direction];
    }

    private static Real?[][] HeikinAshi(ExactBars b)
    {
        var close = b.Open.Plus(b.High).Plus(b.Low).Plus(b.Close).Times(0.25);
        var open = new Real?[b.Count];
        for (var i = 0; i < b.Count; i++)
            open[i] = (i == 0 ? b.Open[0] + b.Close[0] : open[i - 1] + close[i - 1]) * (Real)0.5;
        var high = Columns.Map(b.Count, i => Real.Max(b.High[i]!.Value, Real.Max(open[i]!.Value, close[i]!.Value)));
        var low = Columns.Map(b.Count, i => Real.Min(b.Low[i]!.Value, Real.Min(open[i]!.Value, close[i]!.Value)));
        return [open, high, low, close];
    }

    private static Real?[][] Pivots(ExactBars b, Func<Real, Real, Real, Real, Real[]> levels)
    {
        var third = (Real)1 / 3;
        var rows = Enumerable.Range(0, b.Count)
            .Select(i => levels(b.Sum3[i]!.Value * third, b.High[i]!.Value, b.Low[i]!.Value, b.Close[i]!.Value)).ToArray();
        return [.. Enumerable.Range(0, rows[0].Length).Select(k => Columns.Map(b.Count, i => i == 0 ? null : rows[i - 1][k]))];
    }
}
