namespace MarketMaster.Monitoring;

/// <summary>All hypotheses of one report, corrected together, and the decisions that follow.</summary>
internal sealed class HypothesisFamily(DriftOptions options)
{
    private readonly List<double> _p = [];
    private readonly List<(int Column, int Missing)> _columns = [];
    private int _correlation = -1;
    private int _reconstruction = -1;

    public void Add(ColumnDrift column)
    {
        // what cannot be decided counts as looked at: else few columns would be judged as if they were all
        var values = column.Status switch
        {
            DriftStatus.Stable => Next(column.PValue),
            DriftStatus.TooPersistent => Next(1),
            _ => -1,
        };
        var isTested = column.Missing.ReferenceShare > 0 || column.Missing.CurrentShare > 0;
        _columns.Add((values, isTested && column.Status != DriftStatus.Absent ? Next(column.Missing.PValue) : -1));
    }

    public void Add(MultivariateDrift multivariate)
    {
        if (!double.IsNaN(multivariate.CorrelationDistance))
            _correlation = Next(multivariate.CorrelationPValue);
        if (!double.IsNaN(multivariate.CurrentReconstructionError))
            _reconstruction = Next(multivariate.ReconstructionPValue);
    }

    public void Decide(ColumnDrift[] columns, ref MultivariateDrift? multivariate)
    {
        var adjusted = AdjustedPValues.Of([.. _p], options.Correction);
        for (var i = 0; i < columns.Length; i++)
        {
            var (values, missing) = _columns[i];
            if (values >= 0 && columns[i].Status == DriftStatus.Stable)
            {
                columns[i] = columns[i] with
                {
                    AdjustedPValue = adjusted[values],
                    Status = adjusted[values] <= options.Alpha && columns[i].Effect >= options.MinimumEffect ? DriftStatus.Drifted : DriftStatus.Stable,
                };
            }
            if (missing >= 0)
                columns[i] = columns[i] with { Missing = columns[i].Missing.Decided(adjusted[missing], options.Alpha) };
        }
        if (multivariate is null)
            return;
        var correlation = _correlation >= 0 ? adjusted[_correlation] : 1;
        var reconstruction = _reconstruction >= 0 ? adjusted[_reconstruction] : 1;
        multivariate = multivariate with
        {
            CorrelationAdjustedPValue = correlation,
            IsCorrelationDrifted = correlation <= options.Alpha && multivariate.LargestChange is { } change && Math.Abs(change.Reference - change.Current) >= options.MinimumEffect,
            ReconstructionAdjustedPValue = reconstruction,
            IsReconstructionDrifted = reconstruction <= options.Alpha,
        };
    }

    private int Next(double p)
    {
        _p.Add(p);
        return _p.Count - 1;
    }
}
