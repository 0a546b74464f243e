namespace MarketMaster.Prediction;

/// <summary>Importance over folds: their mean, and its standard error over the folds. A fold that does without a feature does not count for it.</summary>
internal static class FoldImportance
{
    public static FeatureImportance[] Over(IReadOnlyList<string> names, IReadOnlyList<FeatureImportance>[] folds)
    {
        var byName = folds.SelectMany(f => f).ToLookup(i => i.Feature, i => i.Importance, StringComparer.Ordinal);
        return [.. names.Where(byName.Contains).Select(name =>
        {
            var metric = FoldMetric.Of(byName[name], overlap: 1);
            return new FeatureImportance(name, metric.Mean, metric.StandardError);
        })];
    }
}
