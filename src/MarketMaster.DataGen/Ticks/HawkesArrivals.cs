namespace MarketMaster.DataGen;

/// <summary>
/// Arrivals that bring forth arrivals: intensity μ + Σ n/τ·exp(-(t - tᵢ)/τ), drawn by thinning (Ogata, IEEE Trans. Inf. Theory 27,
/// 1981). With an exponential kernel the sum is one number that decays, so a tick costs the same however many came before.
/// </summary>
internal struct HawkesArrivals(TickModel model, RandomStream random)
{
    private RandomStream _random = random;
    private double _excitement;

    /// <summary>Forgets the session before.</summary>
    public void Reset() => _excitement = 0;

    /// <summary>Draws the next arrival.</summary>
    /// <param name="time">Seconds within the minute; moves to the arrival, or to the end where there is none.</param>
    /// <param name="end">Seconds at which the background rate ends.</param>
    /// <param name="background">Arrivals per second that nothing brought forth.</param>
    /// <param name="isNews">Whether the arrival belongs to the background rather than to an earlier one.</param>
    public bool Next(ref double time, double end, double background, out bool isNews)
    {
        while (true)
        {
            var bound = background + _excitement;
            var wait = -Elementary.Log(_random.NextPositiveDouble()) / bound;
            if (!(time + wait < end))
            {
                _excitement *= Elementary.Exp(-(end - time) / model.DecaySeconds);
                time = end;
                isNews = false;
                return false;
            }
            time += wait;
            _excitement *= Elementary.Exp(-wait / model.DecaySeconds);
            var mark = _random.NextDouble() * bound;
            if (mark >= background + _excitement)
                continue;
            isNews = mark < background;
            _excitement += model.Branching / model.DecaySeconds;
            return true;
        }
    }
}
