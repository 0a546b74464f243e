namespace MarketMaster.Indicators.Tests.Exact;

/// <content>Speed of the move.</content>
internal static partial class Reference
{
    private static Dictionary<string, Definition> Momentum() => new(StringComparer.Ordinal)
    {
        ["rsi"] = (b, p) => [Wilder(b.Close, p.Int(0)) is var (gain, loss) ? gain.Times(100).Over(gain.Plus(loss), 50) : []],
        ["cmo"] = (b, p) => [Wilder(b.Close, p.Int(0)) is var (gain, loss) ? gain.Minus(loss).Times(100).Over(gain.Plus(loss), 0) : []],
        ["macd"] = (b, p) => WithSignal(b.Close.Ema(p.Int(0)).Minus(b.Close.Ema(p.Int(1))), p.Int(2)),
        ["ppo"] = (b, p) => WithSignal(
            b.Close.Ema(p.Int(0)).Minus(b.Close.Ema(p.Int(1))).Times(100).Over(b.Close.Ema(p.Int(1)), null), p.Int(2)),
        ["apo"] = (b, p) => [b.Close.Sma(p.Int(0)).Minus(b.Close.Sma(p.Int(1)))],
        ["trix"] = (b, p) => [Emas(b.Close, p.Int(0), 3)[2].Relative().Times(100)],
        ["roc"] = (b, p) => [b.Close.Minus(b.Close.Before(p.Int(0))).Times(100).Over(b.Close.Before(p.Int(0)), null)],
        ["mom"] = (b, p) => [b.Close.Minus(b.Close.Before(p.Int(0)))],
        ["price_change"] = (b, _) => [b.Close.Relative()],
        ["mfi"] = (b, p) =>
        {
            var change = b.Sum3.Change();
            var flow = b.Sum3.Times(b.Volume);
            var up = Columns.Map(b.Count, i => change[i] is { } c ? (c.Sign > 0 ? flow[i] : 0) : null).Sum(p.Int(0));
            var down = Columns.Map(b.Count, i => change[i] is { } c ? (c.Sign < 0 ? flow[i] : 0) : null).Sum(p.Int(0));
            return [up.Times(100).Over(up.Plus(down), 50)];
        },
        ["stochastic"] = (b, p) => [b.Stochastic(p.Int(0)), b.Stochastic(p.Int(0)).Sma(p.Int(1))],
        ["slow_stochastic"] = (b, p) => [b.Stochastic(p.Int(0)).Sma(p.Int(1)), b.Stochastic(p.Int(0)).Sma(p.Int(1)).Sma(p.Int(2))],
        ["stochastic_rsi"] = (b, p) =>
        {
            var (gain, loss) = Wilder(b.Close, p.Int(0));
            var rsi = gain.Over(gain.Plus(loss), 0.5);
            var (low, high) = (rsi.Lowest(p.Int(1)), rsi.Highest(p.Int(1)));
            var k = rsi.Minus(low).Times(100).Over(high.Minus(low), 50).Sma(p.Int(2));
            return [k, k.Sma(p.Int(3))];
        },
        ["williams_r"] = (b, p) => [b.Close.Minus(b.High.Highest(p.Int(0))).Times(100).Over(b.High.Highest(p.Int(0)).Minus(b.Low.Lowest(p.Int(0))), -50)],
        ["cci"] = (b, p) => [b.Sum3.Rolling(p.Int(0), w =>
        {
            var sum = Columns.Sum(w);
            var deviation = Columns.Sum(w.Select(v => Real.Abs(v * w.Length - sum)));
            return deviation.Sign == 0 ? 0 : (w[^1] * w.Length - sum) * w.Length * 1000 / (deviation * 15);
        })],
        ["adx"] = (b, p) => Adx(b, p.Int(0)),
        ["ultimate_oscillator"] = (b, p) =>
        {
            var past = b.Close.Before(1);
            var pressure = Columns.Map(b.Count, i => past[i] is { } c ? b.Close[i]!.Value - Real.Min(b.Low[i]!.Value, c) : null);
            Real?[] Share(int count) => pressure.Sum(count).Over(b.TrueRange.Sum(count), 0.5);
            return [Share(p.Int(0)).Times(4).Plus(Share(p.Int(1)).Times(2)).Plus(Share(p.Int(2))).Times((Real)100 / 7)];
        },
        ["awesome_oscillator"] = (b, p) => [b.Sum2.Sma(p.Int(0)).Minus(b.Sum2.Sma(p.Int(1))).Times(0.5)],
        ["tsi"] = (b, p) =>
        {
            var change = b.Close.Change();
            var index = change.Ema(p.Int(0)).Ema(p.Int(1)).Times(100).Over(change.Magnitude().Ema(p.Int(0)).Ema(p.Int(1)), 0);
            return [index, index.Ema(p.Int(2))];
        },
        ["aroon"] = (b, p) =>
        {
            var up = b.High.Rolling(p.Int(0) + 1, w => (Real)100 * Array.FindLastIndex(w, v => v >= w.Aggregate(Real.Max)) / p.Int(0));
            var down = b.Low.Rolling(p.Int(0) + 1, w => (Real)100 * Array.FindLastIndex(w, v => v <= w.Aggregate(Real.Min)) / p.Int(0));
            return [up, down, up.Minus(down)];
        },
        ["vortex"] = (b, p) =>
        {
            var range = b.TrueRange.Sum(p.Int(0));
            return
            [
                b.High.Minus(b.Low.Before(1)).Magnitude().Sum(p.Int(0)).Over(range, 1),
                b.Low.Minus(b.High.Before(1)).Magnitude().Sum(p.Int(0)).Over(range, 1),
            ];
        },
        ["dpo"] = (b, p) => [b.Close.Before(p.Int(0) / 2 + 1).Minus(b.Close.Sma(p.Int(0)))],
        ["fisher"] = (b, p) => Fisher(b, p.Int(0)),
        ["z_score"] = (b, p) => [b.Close.Rolling(p.Int(0), w =>
            Columns.Spread(w) is { Sign: > 0 } spread ? (w[^1] * w.Length - Columns.Sum(w)) / Real.Sqrt(spread) : 0)],
    };

    private static Real?[][] WithSignal(Real?[] line, int period) => [line, line.Ema(period), line.Minus(line.Ema(period))];

    private static Real?[][] Fisher(ExactBars b, int period)
    {
        var (low, high) = (b.Sum2.Lowest(period), b.Sum2.Highest(period));
        var place = b.Sum2.Minus(low).Over(high.Minus(low), 0.5);
        var value = new Real?[b.Count];
        Real smooth = 0, past = 0;
        for (var i = period - 1; i < b.Count; i++)
        {
            smooth = (place[i]!.Value - 0.5) * 66 / 100 + smooth * 67 / 100;
            if (Real.Abs(smooth) > (Real)99 / 100)
                smooth = (Real)(smooth.Sign * 999) / 1000;
            value[i] = past = Real.Log((smooth + 1) / (-smooth + 1)) * 0.5 + past * 0.5;
        }
        return [value, value.Before(1)];
    }

    private static Real?[][] Adx(ExactBars b, int period)
    {
        var (adx, plus, minus) = (new Real?[b.Count], new Real?[b.Count], new Real?[b.Count]);
        var (high, low, trueRange) = (b.High.Change(), b.Low.Change(), b.TrueRange);
        Real up = 0, down = 0, range = 0, mean = 0;
        for (var i = 1; i < b.Count; i++)
        {
            var (rise, fall) = (high[i]!.Value, -low[i]!.Value);
            var keep = i < period ? 1 : (Real)(period - 1) / period;
            up = up * keep + (rise > fall && rise > 0 ? rise : 0);
            down = down * keep + (fall > rise && fall > 0 ? fall : 0);
            range = range * keep + trueRange[i]!.Value;
            if (i < period)
                continue;
            plus[i] = range.Sign == 0 ? 0 : up * 100 / range;
            minus[i] = range.Sign == 0 ? 0 : down * 100 / range;
            var index = (up + down).Sign == 0 ? (Real?)null : Real.Abs(up - down) * 100 / (up + down);
            if (i < 2 * period)
                mean += (index ?? 0) / period;
            else
                mean += ((index ?? mean) - mean) / period;
            if (i >= 2 * period - 1)
                adx[i] = mean;
        }
        return [adx, plus, minus];
    }
}
