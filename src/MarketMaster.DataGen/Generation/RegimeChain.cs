namespace MarketMaster.DataGen;

/// <summary>The three-state chain of volatility regimes, started from its stationary law.</summary>
internal sealed class RegimeChain
{
    // where a state goes when it is left: the first target and its probability; the rest goes to the second
    private static readonly (int First, double Probability, int Second)[] Exits = [(1, 0.97, 2), (0, 0.79, 2), (1, 0.86, 0)];

    private readonly double[] _logMultiplier;
    private readonly double[] _leave;
    private RandomStream _random;

    public RegimeChain(AssetClassModel model, int barsPerDay, RandomStream random)
    {
        RegimeModel[] states = [model.Calm, model.Normal, model.Stress];
        _logMultiplier = Array.ConvertAll(states, s => s.LogMultiplier);
        _leave = Array.ConvertAll(states, s => 1 / (s.DwellDays * barsPerDay));
        _random = random;
        var shares = StationaryShares(states);
        MeanSquare = 0;
        for (var k = 0; k < states.Length; k++)
            MeanSquare += shares[k] * Elementary.Exp(2 * _logMultiplier[k]);
        var u = _random.NextDouble();
        State = u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2;
    }

    public int State { get; private set; }

    public double LogMultiplier => _logMultiplier[State];

    /// <summary>Stationary mean of the squared multiplier.</summary>
    public double MeanSquare { get; }

    public void Step()
    {
        var u = _random.NextDouble();
        var leave = _leave[State];
        if (u >= leave)
            return;
        var exit = Exits[State];
        State = u < leave * exit.Probability ? exit.First : exit.Second;
    }

    /// <summary>Long-run shares of time: visits of the embedded chain, solved from its balance equations, weighted by the stays.</summary>
    public static double[] StationaryShares(RegimeModel[] states)
    {
        var (calmToNormal, normalToCalm, stressToNormal) = (Exits[0].Probability, Exits[1].Probability, Exits[2].Probability);
        var calm = normalToCalm + (1 - normalToCalm) * (1 - stressToNormal);
        var normal = 1 - (1 - calmToNormal) * (1 - stressToNormal);
        var stress = (1 - normalToCalm) + normalToCalm * (1 - calmToNormal);
        double[] time = [calm * states[0].DwellDays, normal * states[1].DwellDays, stress * states[2].DwellDays];
        var total = time[0] + time[1] + time[2];
        return [time[0] / total, time[1] / total, time[2] / total];
    }
}
