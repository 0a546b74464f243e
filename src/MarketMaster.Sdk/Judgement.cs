using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>Judges a model on all bars of a series, labelled as in its training.</summary>
internal static class Judgement
{
    public static EvaluationResult Run(ActionPredictor model, string name, BarSeries bars, ILabelScheme? labels)
    {
        var fitted = labels?.Fit(bars) ?? Restore(model, name);
        var data = TrainingData.FromBars(bars, new Fitted(fitted), new ChronologicalSplit(1, 0, 0), model.Family ?? throw new ArgumentException(
            $"model '{name}' was trained on features that are not computed from bars ({string.Join(", ", model.FeatureNames)}): judge it on a table", nameof(model)));
        return new(name, fitted.Describe(), model.Evaluate(data.Train));
    }

    private static ILabelScheme Restore(ActionPredictor model, string name)
    {
        if (model.Facts.Labels is not { } description)
            throw new ArgumentException($"model '{name}' was trained on a table and does not say how to label bars: choose one of {string.Join(", ", LabelSchemes.Names)}", nameof(model));
        if (!LabelSchemes.Names.Contains(description.Name, StringComparer.Ordinal))
            throw new ArgumentException($"model '{name}' was trained on labels '{description.Name}', which exist for its own bars only: choose one of {string.Join(", ", LabelSchemes.Names)}", nameof(model));
        return LabelSchemes.Restore(description);
    }

    /// <summary>Keeps the thresholds of the training instead of fitting new ones on the bars that are to be judged.</summary>
    private sealed class Fitted(ILabelScheme scheme) : ILabelScheme
    {
        public int Horizon => scheme.Horizon;

        public ILabelScheme Fit(BarSeries trainingBars) => this;

        public LabelSet Label(BarSeries bars) => scheme.Label(bars);

        public LabelSchemeDescription Describe() => scheme.Describe();
    }
}
