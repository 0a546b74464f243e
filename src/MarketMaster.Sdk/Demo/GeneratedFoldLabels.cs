using MarketMaster.DataGen;
using MarketMaster.Prediction;

namespace MarketMaster.Sdk;

/// <summary>The generator's moves cut by thresholds of each fold's own training bars: no fold knows what is large in its test bars.</summary>
internal sealed class GeneratedFoldLabels(GeneratedTrainingData data, LabelThresholds? thresholds = null) : ILabelScheme
{
    public int Horizon => data.Horizon;

    public ILabelScheme Fit(BarSeries trainingBars)
    {
        var from = data.Bars.Time.BinarySearch(trainingBars.Time[0]);
        var to = from + trainingBars.Count;
        var moves = new List<double>(trainingBars.Count);
        for (var bar = from; bar < to; bar++)
        {
            if (data.Labels[bar] is not null && data.LabelEnd[bar] < to)
                moves.Add(data.Move[bar]);
        }
        return new GeneratedFoldLabels(data, LabelThresholds.Fit([.. moves]));
    }

    public LabelSet Label(BarSeries bars)
    {
        var bounds = thresholds ?? data.Thresholds;
        var actions = data.Labels.ToArray();
        var ends = data.LabelEnd.ToArray();
        for (var bar = 0; bar < actions.Length; bar++)
        {
            ends[bar] = Math.Max(ends[bar], bar);
            if (actions[bar] is not null)
                actions[bar] = bounds.Classify(data.Move[bar]);
        }
        return new(actions, ends);
    }

    public LabelSchemeDescription Describe() => new GeneratedLabels(data).Describe();
}
