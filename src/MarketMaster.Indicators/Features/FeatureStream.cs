using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>The 25 features of a live series: blocks of one bar, whose columns hold what the windows look back on.</summary>
internal sealed class FeatureStream(BarFields reads) : IndicatorStream<Bar, MarketFeatures<double>>
{
    private const int Width = FeatureScratch.Width;

    private readonly FeatureScratch _scratch = new();
    // the states before and after the last bar in turns, and one that Peek leaves behind
    private readonly FeatureState<Scalar>[] _states = [new(), new(), new()];
    private int _now;
    private int _barsBefore;
    private int _bars;
    private int _next;
    private bool _hasPlace;

    public override int OutputCount => Width;

    public override MarketFeatures<double> Push(in Bar value)
    {
        Unsafe.SkipInit(out MarketFeatures<double> features);
        Push(value, Row(ref features));
        return features;
    }

    public override MarketFeatures<double> Peek(in Bar value)
    {
        Unsafe.SkipInit(out MarketFeatures<double> features);
        Peek(value, Row(ref features));
        return features;
    }

    public override MarketFeatures<double> Revise(in Bar value)
    {
        Unsafe.SkipInit(out MarketFeatures<double> features);
        Revise(value, Row(ref features));
        return features;
    }

    public override void Push(in Bar bar, Span<double> outputs)
    {
        var row = outputs[..Width];
        (_barsBefore, _now) = (_bars, _now ^ 1);
        Count++;
        Take(bar, row);
    }

    public override void Revise(in Bar bar, Span<double> outputs)
    {
        if (Count == 0)
            throw new InvalidOperationException("there is no bar to revise yet: push one first");
        var row = outputs[..Width];
        _bars = _barsBefore;
        if (_hasPlace)
            _next--;
        Take(bar, row);
    }

    public override void Peek(in Bar bar, Span<double> outputs)
    {
        var row = outputs[..Width];
        if (bar.IsFinite(reads))
            Compute(bar, ref _states[_now], ref _states[^1], row);
        else
            row.Fill(double.NaN);
    }

    private static Span<double> Row(ref MarketFeatures<double> features) =>
        MemoryMarshal.Cast<MarketFeatures<double>, double>(new Span<MarketFeatures<double>>(ref features));

    private void Take(in Bar bar, Span<double> row)
    {
        _hasPlace = bar.IsFinite(reads);
        if (_hasPlace)
        {
            Compute(bar, ref _states[_now ^ 1], ref _states[_now], row);
            _next++;
            _bars = Math.Min(_bars + 1, FeatureSet.LongestWarmup);
            return;
        }
        (_states[_now], _bars) = (new(), 0);
        row.Fill(double.NaN);
    }

    private void Compute(in Bar bar, ref FeatureState<Scalar> from, ref FeatureState<Scalar> to, Span<double> row)
    {
        var blocks = new FeatureBlocks<Scalar, Scalar>(_scratch, ref from, ref to, ref row[0]);
        if (_next == FeatureBlocks<Scalar, Scalar>.Chunk)
        {
            blocks.MoveOn();
            _next = 0;
        }
        blocks.At(FeatureScratch.High, _next) = bar.High;
        blocks.At(FeatureScratch.Low, _next) = bar.Low;
        blocks.At(FeatureScratch.Close, _next) = bar.Close;
        blocks.At(FeatureScratch.Volume, _next) = bar.Volume;
        blocks.Compute(_next, 1, ref row[0], [0], _bars);
    }
}
