namespace MarketMaster.Monitoring;

/// <summary>What the predicted actions earned: a position for each class times the return that followed, less the cost of changing it.</summary>
internal sealed class TradedReturns
{
    private static readonly double[] Positions = [-1, -0.5, 0, 0.5, 1];

    public TradedReturns(PredictionOutcomes outcomes, double costBasisPoints)
    {
        var returns = outcomes.ForwardReturns.Span;
        var predicted = outcomes.Predicted.Span;
        (Gross, Net, Turnover, Size) = (new double[returns.Length], new double[returns.Length], new double[returns.Length], new double[returns.Length]);
        var held = 0.0;
        for (var i = 0; i < returns.Length; i++)
        {
            var position = Positions[(int)predicted[i]];
            var move = double.IsFinite(returns[i]) ? returns[i] : 0;
            Turnover[i] = Math.Abs(position - held);
            Gross[i] = position * move;
            Net[i] = Gross[i] - (Turnover[i] * costBasisPoints / 10_000);
            Size[i] = Math.Abs(move);
            held = position;
        }
    }

    /// <summary>Position times return, without costs.</summary>
    public double[] Gross { get; }

    /// <summary>The same less costs.</summary>
    public double[] Net { get; }

    public double[] Turnover { get; }

    /// <summary>The size of the return, whatever its sign.</summary>
    public double[] Size { get; }

    public static double HitRate(double[] returns, ReadOnlySpan<double> weights)
    {
        double won = 0, traded = 0;
        for (var i = 0; i < returns.Length; i++)
        {
            won += returns[i] > 0 ? weights[i] : 0;
            traded += returns[i] != 0 ? weights[i] : 0;
        }
        return traded > 0 ? won / traded : double.NaN;
    }

    public static double ProfitFactor(double[] returns, ReadOnlySpan<double> weights)
    {
        double won = 0, lost = 0;
        for (var i = 0; i < returns.Length; i++)
        {
            won += Math.Max(0, returns[i]) * weights[i];
            lost += Math.Max(0, -returns[i]) * weights[i];
        }
        return lost > 0 ? won / lost : double.NaN;
    }

    /// <summary>The largest fall of the running sum from its highest value before, the sum starting at 0.</summary>
    public static double Drawdown(double[] returns)
    {
        double sum = 0, peak = 0, worst = 0;
        foreach (var value in returns)
        {
            sum += value;
            peak = Math.Max(peak, sum);
            worst = Math.Max(worst, peak - sum);
        }
        return worst;
    }
}
