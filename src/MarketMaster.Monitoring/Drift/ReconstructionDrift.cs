namespace MarketMaster.Monitoring;

/// <summary>
/// Compares how well the principal components of the reference rebuild the rows. Each fifth of the reference is judged by the
/// components of the other four, so that both sides are judged by rows that are not their own.
/// </summary>
internal static class ReconstructionDrift
{
    private const int Folds = 5;
    private const int RowsPerColumn = 10;

    public static MultivariateDrift Run(MultivariateDrift drift, RowMatrix then, RowMatrix now, DriftOptions options)
    {
        if (then.Rows < RowsPerColumn * then.Width)
            return drift with { Note = FormattableString.Invariant($"{then.Rows} complete reference rows: the reconstruction error of {then.Width} columns needs {RowsPerColumn * then.Width}") };
        var components = PrincipalComponents.Fit(then, options.ReconstructionVariance);
        var errors = new double[then.Rows];
        for (var fold = 0; fold < Folds; fold++)
        {
            int from = (int)((long)then.Rows * fold / Folds), to = (int)((long)then.Rows * (fold + 1) / Folds);
            PrincipalComponents.Fit(then, from, to, components.Count).Errors(then, from, to, errors.AsSpan(from, to - from));
        }
        var current = new double[now.Rows];
        components.Errors(now, 0, now.Rows, current);
        ColumnSide x = ColumnSide.Of(errors), y = ColumnSide.Of(current);
        var pair = new ColumnPair(x, y, options.CountPersistence);
        var isTooFew = Math.Min(pair.EffectiveReference, pair.EffectiveCurrent) < options.MinimumEffectiveRows;
        var walk = PooledWalk.Of(x.Sorted, y.Sorted);
        var effect = walk.Wasserstein / Math.Max(1e-12, Math.Sqrt(x.Moments.Variance));
        return drift with
        {
            Components = components.Count,
            ReferenceReconstructionError = x.Moments.Mean,
            CurrentReconstructionError = y.Moments.Mean,
            ReconstructionPValue = isTooFew || effect < options.MinimumEffect ? 1 : KolmogorovDistribution.Stephens(walk.Distance, pair.Effective),
        };
    }
}
