namespace MarketMaster.Monitoring;

/// <summary>
/// The two sides of one column with the effective numbers of rows. Both sides are taken to be as persistent as the more persistent
/// one: without drift they are alike, and a short side shows too little of it.
/// </summary>
internal readonly struct ColumnPair
{
    public ColumnPair(ColumnSide reference, ColumnSide current, bool countPersistence)
    {
        (Reference, Current) = (reference, current);
        var tau = countPersistence ? Math.Max(reference.Tau, current.Tau) : 1;
        var spread = countPersistence ? Math.Max(reference.SpreadTau, current.SpreadTau) : 1;
        double n = reference.Sorted.Length, m = current.Sorted.Length;
        (EffectiveReference, EffectiveCurrent) = (n / tau, m / tau);
        Effective = n * m / (n + m) / tau;
        EffectiveSpread = n * m / (n + m) / spread;
        (Tau, SpreadTau) = (tau, spread);
    }

    public ColumnSide Reference { get; }

    public ColumnSide Current { get; }

    public double Tau { get; }

    public double SpreadTau { get; }

    public double EffectiveReference { get; }

    public double EffectiveCurrent { get; }

    /// <summary>n m / (n + m) in effective rows.</summary>
    public double Effective { get; }

    /// <summary>The same for the distances from the median.</summary>
    public double EffectiveSpread { get; }
}
