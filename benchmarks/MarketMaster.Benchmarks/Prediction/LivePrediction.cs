using BenchmarkDotNet.Attributes;
using MarketMaster.Benchmarks.Inputs;
using MarketMaster.Indicators;
using MarketMaster.Prediction;

namespace MarketMaster.Benchmarks.Prediction;

/// <summary>From a new bar to an action with probabilities: 25 features and 100 trees of depth 10. Figures are per bar.</summary>
public class LivePrediction
{
    private const int Bars = 10_000;

    private readonly Bar[] _bars = [.. StreamBars.Of(WalkBars.Create(Bars))];
    private readonly IndicatorStream<Bar, MarketFeatures<double>> _features = FeatureSet.Default.Stream();
    private readonly double[] _row = new double[FeatureSet.Names.Count];
    private readonly PredictionStream _stream;

    public LivePrediction()
    {
        var data = TrainingData.FromBars(WalkBars.Create(20_000), new RuleLabels());
        _stream = ActionPredictor.Train(data).Live();
        Push();
        FeaturesAlone();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Bars)]
    public double FeaturesAlone()
    {
        foreach (ref readonly var bar in _bars.AsSpan())
            _features.Push(in bar, _row);
        return _row[0];
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public double Push()
    {
        var confidence = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
            confidence += _stream.Push(in bar)?.Confidence ?? 0;
        return confidence;
    }

    [Benchmark(OperationsPerInvoke = Bars)]
    public double Peek()
    {
        var confidence = 0.0;
        foreach (ref readonly var bar in _bars.AsSpan())
            confidence += _stream.Peek(in bar)?.Confidence ?? 0;
        return confidence;
    }
}
