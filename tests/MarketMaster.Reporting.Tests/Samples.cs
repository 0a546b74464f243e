using MarketMaster.DataGen;
using MarketMaster.Prediction;

namespace MarketMaster.Reporting.Tests;

/// <summary>Made-up input for reports: a random walk, predictions, an evaluation. Seeded, so every test sees the same.</summary>
internal static class Samples
{
    public static BarSeries Bars(int count, TimeSpan? interval = null, ulong seed = 7)
    {
        var random = new RandomStream(seed);
        var step = interval ?? TimeSpan.FromHours(1);
        var builder = new BarSeriesBuilder(count);
        var close = 30_000.0;
        for (var i = 0; i < count; i++)
        {
            var open = close;
            close = Math.Round(open * (1 + 0.006 * (random.NextDouble() + random.NextDouble() - 1)), 2);
            var high = Math.Round(Math.Max(open, close) * (1 + 0.002 * random.NextDouble()), 2);
            var low = Math.Round(Math.Min(open, close) * (1 - 0.002 * random.NextDouble()), 2);
            builder.Add(new(new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc) + i * step, open, high, low, close, Math.Round(10 + 90 * random.NextDouble(), 3)));
        }
        return builder.Build();
    }

    public static ActionPrediction Prediction(TradeAction action, double confidence)
    {
        var rest = (1 - confidence) / 4;
        double P(TradeAction a) => a == action ? confidence : rest;
        return new(action, confidence, new(P(TradeAction.StrongSell), P(TradeAction.Sell), P(TradeAction.Hold), P(TradeAction.Buy), P(TradeAction.StrongBuy)));
    }

    public static PredictedAction[] Actions(BarSeries bars, int every = 7)
    {
        var random = new RandomStream(11);
        var actions = new PredictedAction[bars.Count];
        var action = TradeAction.Hold;
        for (var i = 0; i < actions.Length; i++)
        {
            if (i % every == 0)
                action = (TradeAction)random.NextInt(TradeActions.Count);
            actions[i] = new(bars.Time[i], Prediction(action, 0.3 + 0.5 * random.NextDouble()));
        }
        return actions;
    }

    /// <summary>RSI-like and MACD-like columns, good enough to look at, with a warm-up.</summary>
    public static FeatureFrame Features(BarSeries bars)
    {
        string[] names = ["rsi", "macd", "macd_signal", "macd_histogram", "bb_upper", "bb_middle", "bb_lower"];
        var values = new double[bars.Count * names.Length];
        Array.Fill(values, double.NaN);
        var (fast, slow, signal, mean) = (bars.Close[0], bars.Close[0], 0.0, bars.Close[0]);
        for (var i = 0; i < bars.Count; i++)
        {
            fast += (bars.Close[i] - fast) / 7;
            slow += (bars.Close[i] - slow) / 14;
            mean += (bars.Close[i] - mean) / 11;
            signal += (fast - slow - signal) / 5;
            if (i < 20)
                continue;
            double[] row = [50 + 50 * Math.Tanh((fast - slow) / (0.004 * slow)), fast - slow, signal, fast - slow - signal, mean * 1.02, mean, mean * 0.98];
            row.CopyTo(values, i * names.Length);
        }
        return new(names, values);
    }

    public static Evaluation Evaluation()
    {
        int[][] confusion = [[40, 30, 60, 15, 8], [30, 90, 200, 50, 20], [25, 80, 310, 85, 22], [18, 52, 190, 110, 28], [9, 16, 58, 33, 41]];
        var classes = TradeActions.All.Select(a =>
        {
            var (support, predicted, hit) = (confusion[(int)a].Sum(), confusion.Sum(r => r[(int)a]), confusion[(int)a][(int)a]);
            var (precision, recall) = ((double)hit / predicted, (double)hit / support);
            return new ClassScore(a, support, predicted, precision, recall, 2 * precision * recall / (precision + recall));
        }).ToList();
        var rows = confusion.Sum(r => r.Sum());
        return new()
        {
            Rows = rows,
            Accuracy = (double)TradeActions.All.Sum(a => confusion[(int)a][(int)a]) / rows,
            MacroF1 = classes.Average(c => c.F1),
            MacroPrecision = classes.Average(c => c.Precision),
            MacroRecall = classes.Average(c => c.Recall),
            LogLoss = 1.4721,
            Brier = 0.7413,
            MatthewsCorrelation = 0.121,
            QuadraticKappa = 0.187,
            DirectionAccuracy = 0.613,
            MajorityAccuracy = 0.312,
            SkillAgainstMajority = 0.07,
            OracleAccuracy = 0.401,
            SkillAgainstOracle = 0.55,
            ExpectedCalibrationError = 0.043,
            Classes = classes,
            Confusion = confusion,
            Reliability = [.. Enumerable.Range(0, 10).Select(i => i is < 2 or > 8
                ? new ReliabilityBin(i / 10.0, (i + 1) / 10.0, 0, double.NaN, double.NaN)
                : new ReliabilityBin(i / 10.0, (i + 1) / 10.0, 900 >> (i - 2), i / 10.0 + 0.05, i / 10.0 + 0.02))],
        };
    }

    public static FeatureImportance[] Importances() => [.. new[]
    {
        "rsi", "macd", "macd_signal", "macd_histogram", "bb_upper", "bb_middle", "bb_lower", "bb_width", "sma_20", "sma_50", "ema_12", "ema_26",
        "obv", "vwap", "stoch_k", "stoch_d", "williams_r", "cci", "adx", "supertrend", "atr", "atr_ratio", "price_change", "volume_change", "pivot_point",
    }.Select((name, i) => new FeatureImportance(name, 0.08 / (1 + 0.1 * i), 0.004))];

    public static TradeAction?[] Labels(BarSeries bars)
    {
        var random = new RandomStream(5);
        return [.. Enumerable.Range(0, bars.Count).Select(i => i >= bars.Count - 20 ? null : (TradeAction?)random.NextInt(TradeActions.Count))];
    }

    /// <summary>Calm, normal and stress in stretches of some thirty bars.</summary>
    public static PriceRibbon Ribbon(BarSeries bars)
    {
        var random = new RandomStream(6);
        var regimes = new VolatilityRegime[bars.Count];
        for (var i = 1; i < regimes.Length; i++)
            regimes[i] = random.NextInt(30) == 0 ? (VolatilityRegime)random.NextInt(3) : regimes[i - 1];
        return PriceRibbon.Regimes(regimes);
    }

    public static HtmlReport Full(int bars, string name = "BTC/USD")
    {
        var series = Bars(bars);
        var evaluation = Evaluation();
        return new HtmlReport($"{name}: predicted actions") { Subtitle = $"{bars} bars of one hour, random forest, out of sample", GeneratedAt = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero) }
            .AddFact("Bars", $"{bars}", "1h")
            .AddFact("Latest action", "Buy", "confidence 47 %")
            .AddFact("Direction", "61.3 %", "coin 50 %")
            .AddFact("Accuracy", "34.1 %", "majority 31.2 %")
            .AddFact("Data quality", "93", "pass")
            .Add(new PriceChart(series) { Symbol = name, Actions = Actions(series), Labels = Labels(series), Ribbon = Ribbon(series) }.AddFeatures(Features(series)))
            .Add(new StylisedFactCard(StylisedFactReport.Measure(series, AssetClass.Crypto)))
            .Add(new EvaluationSummary(evaluation))
            .Add(new ConfusionMatrix(evaluation))
            .Add(new ReliabilityCurve(evaluation))
            .Add(new FeatureImportanceChart(Importances()))
            .Add(new ClassScoreTable(evaluation.Classes))
            .Add(new ActionDistribution(evaluation))
            .Add(new DataQualityCard(93.4, "Pass with warnings",
            [
                new("return_outlier", FindingSeverity.Warning, 12, series.Time[40], "Returns beyond 12 robust deviations."),
                new("split_suspect", FindingSeverity.Error, 1, series.Time[30], $"A step of {name} that fits a split of 7:1."),
                new("gap", FindingSeverity.Info, 3, null, "Weekends."),
            ]))
            .AddConfiguration("seed", "42")
            .AddConfiguration("model", "random forest, 100 trees, depth 10")
            .AddConfiguration("config sha-256", "9f2c1be07a55");
    }
}
