namespace MarketMaster.DataGen;

/// <summary>Computes mean and deviation of every row's standardised move, given what is known at the row's close.</summary>
internal static class OracleForecaster
{
    /// <summary>For one who sees prices: the hidden state comes from the Kalman filter.</summary>
    public static (double[] Mean, double[] Deviation) FromPrices(GeneratedBars data, double[] forwardVolatility)
    {
        var filter = new SignalFilter(data.Generator.Options.Signal);
        var bars = data.Bars;
        var (mean, deviation) = (new double[data.Count], new double[data.Count]);
        for (var i = 0; i < data.Count; i++)
        {
            var sigma = data.Volatility[i];
            filter.Push((Elementary.Log(bars.Close[i] / bars.Open[i]) - data.MeanMove) / sigma + 0.5 * sigma);
            (mean[i], deviation[i]) = Ahead(data, i, forwardVolatility[i], filter.Mean, filter.Variance);
        }
        return (mean, deviation);
    }

    /// <summary>For one who sees the hidden state.</summary>
    public static (double[] Mean, double[] Deviation) FromState(GeneratedBars data, double[] forwardVolatility)
    {
        var (mean, deviation) = (new double[data.Count], new double[data.Count]);
        for (var i = 0; i < data.Count; i++)
            (mean[i], deviation[i]) = Ahead(data, i, forwardVolatility[i], data.Signal[i], 0);
        return (mean, deviation);
    }

    // z = Σ w_j (e_j + s a_j) + drift, w_j = volatility of bar j over that of the whole way; backwards, reach is Σ φ^(i-j) w_i, i >= j
    private static (double Mean, double Deviation) Ahead(GeneratedBars data, int row, double total, double state, double stateVariance)
    {
        if (double.IsNaN(total))
            return (double.NaN, double.NaN);
        var signal = data.Generator.Options.Signal;
        var (phi, strength) = (signal.Persistence, signal.Strength);
        double reach = 0, innovations = 0;
        for (var j = signal.Horizon; j >= 1; j--)
        {
            reach = data.Volatility[row + j] / total + phi * reach;
            innovations += j > 1 ? reach * reach : 0;
        }
        var drift = (signal.Horizon * data.MeanMove - 0.5 * total * total) / total;
        var variance = 1 + strength * strength * (stateVariance * reach * reach + (1 - phi * phi) * innovations);
        return (strength * state * reach + drift, Math.Sqrt(variance));
    }
}
