namespace MarketMaster.Monitoring;

/// <summary>
/// Compares like with like: from each part of the reference as many order statistics are taken as the current rows have of that
/// part, so that a window of one hour, or of a wild market, is compared with such hours and such markets.
/// </summary>
internal sealed class ConditionalAnalysis
{
    private const int FewestInPart = 5;

    private readonly DriftOptions _options;
    private readonly ReferenceProfile _reference;
    private readonly int[] _keys;
    private readonly double[] _mix;
    private readonly List<ColumnDrift> _columns = [];

    private ConditionalAnalysis(ReferenceProfile reference, int[] keys, DriftOptions options)
    {
        (_reference, _keys, _options) = (reference, keys, options);
        _mix = new double[reference.Parts.Length];
        foreach (var key in keys)
        {
            if (key >= 0)
                _mix[key]++;
        }
    }

    public static ConditionalAnalysis? Start(ReferenceProfile reference, FeatureFrame current, DriftOptions options) =>
        reference.Options.Condition.Kind == ConditionKind.None || ConditionKeys.Of(current, reference.Options.Condition, reference.Cuts) is not { } keys
            ? null
            : new(reference, keys, options);

    public void Add(ColumnProfile profile, double[] values)
    {
        if (profile.Kind != ColumnKind.Numeric || profile.Conditions.Length == 0)
            return;
        var isKnown = Array.ConvertAll(profile.Conditions, p => p.Length >= FewestInPart);
        var kept = new List<double>(values.Length);
        var counts = new double[_mix.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (_keys[i] < 0 || !isKnown[_keys[i]] || !double.IsFinite(values[i]))
                continue;
            kept.Add(values[i]);
            counts[_keys[i]]++;
        }
        ColumnSide now = ColumnSide.Of([.. kept]), then = Mixed(profile, counts, kept.Count);
        var start = new ColumnDrift
        {
            Name = profile.Name,
            Kind = profile.Kind,
            Status = DriftStatus.InsufficientData,
            ReferenceRows = then.Finite,
            CurrentRows = now.Finite,
            Missing = new(0, 0, 1, 1, false),
        };
        if (then.Sorted.Length < 2 || now.Sorted.Length < 2)
        {
            _columns.Add(start);
            return;
        }
        var pair = new ColumnPair(then, now, _options.CountPersistence);
        var tests = new NumericTests(pair, []);
        _columns.Add(start with
        {
            Status = Math.Min(pair.EffectiveReference, pair.EffectiveCurrent) < _options.MinimumEffectiveRows ? DriftStatus.TooPersistent : DriftStatus.Stable,
            PValue = tests.DecisionP,
            Effect = tests.Effect,
            NoiseFloor = EffectNoise.Of(then.Sorted, tests.RobustDeviation, pair.Effective),
            EffectiveReferenceRows = pair.EffectiveReference,
            EffectiveCurrentRows = pair.EffectiveCurrent,
            ReferenceMean = then.Moments.Mean,
            CurrentMean = now.Moments.Mean,
            ReferenceDeviation = Math.Sqrt(then.Moments.Variance),
            CurrentDeviation = Math.Sqrt(now.Moments.Variance),
        });
    }

    public ConditionalDrift Finish()
    {
        var columns = _columns.ToArray();
        var family = new HypothesisFamily(_options);
        foreach (var column in columns)
            family.Add(column);
        MultivariateDrift? none = null;
        family.Decide(columns, ref none);
        double then = _reference.Parts.Sum(), now = _mix.Sum(), uncovered = 0;
        for (var p = 0; p < _mix.Length; p++)
            uncovered += _reference.Parts[p] < FewestInPart ? _mix[p] : 0;
        double[] x = Array.ConvertAll(_reference.Parts, c => then == 0 ? 0 : c / then), y = Array.ConvertAll(_mix, c => now == 0 ? 0 : c / now);
        return new()
        {
            Condition = _reference.Options.Condition.ToString(),
            ReferenceMix = x,
            CurrentMix = y,
            UncoveredShare = now == 0 ? 0 : uncovered / now,
            MixDistance = ShareDistances.TotalVariation(x, y),
            Columns = columns,
        };
    }

    private static ColumnSide Mixed(ColumnProfile profile, double[] counts, int total)
    {
        var size = double.PositiveInfinity;
        for (var p = 0; p < counts.Length; p++)
        {
            if (counts[p] > 0)
                size = Math.Min(size, profile.Conditions[p].Length * total / counts[p]);
        }
        var sample = new List<double>();
        for (var p = 0; p < counts.Length && double.IsFinite(size); p++)
        {
            if (counts[p] > 0)
                sample.AddRange(Quantiles.Thin(profile.Conditions[p], Math.Max(1, (int)(size * counts[p] / total))));
        }
        var sorted = sample.ToArray();
        SortedValues.Sort(sorted);
        return new()
        {
            Sorted = sorted,
            Finite = sorted.Length,
            Rows = sorted.Length,
            Missing = 0,
            Infinite = 0,
            Tau = profile.Persistence,
            SpreadTau = profile.SpreadPersistence,
            MissingTau = 1,
        };
    }
}
