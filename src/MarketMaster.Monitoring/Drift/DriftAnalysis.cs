namespace MarketMaster.Monitoring;

/// <summary>Compares current rows with a reference and decides.</summary>
internal sealed class DriftAnalysis(ReferenceProfile reference, DriftOptions options)
{
    private const double DetectionPower = 0.8416;
    private readonly Dictionary<long, (double H, double G)> _harmonic = [];
    private bool _needsTests = true;

    /// <summary>All tests, or with <paramref name="tests"/> false the decision alone.</summary>
    public DriftReport Run(FeatureFrame current, string modelName, DateTimeOffset now, bool tests = true)
    {
        _needsTests = tests;
        var columns = new ColumnDrift?[reference.Columns.Count];
        var conditional = ConditionalAnalysis.Start(reference, current, options);
        var names = ColumnBlocks.Names(current);
        ColumnBlocks.ForEach(current, (i, values) =>
        {
            var at = IndexOf(names[i]);
            if (at < 0)
                return;
            columns[at] = Compare(reference.Columns[at], values);
            conditional?.Add(reference.Columns[at], values);
        });
        for (var i = 0; i < columns.Length; i++)
            columns[i] ??= Absent(reference.Columns[i]);
        var multivariate = options.Multivariate ? MultivariateAnalysis.Run(reference, current, options) : null;
        var family = new HypothesisFamily(options);
        for (var i = 0; i < columns.Length; i++)
            family.Add(columns[i]!);
        if (multivariate is not null)
            family.Add(multivariate);
        family.Decide(columns!, ref multivariate);
        return new()
        {
            ModelName = modelName,
            Timestamp = now,
            ReferenceRows = reference.Rows,
            CurrentRows = current.Count,
            Alpha = options.Alpha,
            Correction = options.Correction,
            MinimumEffect = options.MinimumEffect,
            Columns = columns!,
            UnknownColumns = [.. names.Where(n => IndexOf(n) < 0)],
            Multivariate = multivariate,
            Conditional = conditional?.Finish(),
        };
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < reference.Columns.Count; i++)
        {
            if (reference.Columns[i].Name == name)
                return i;
        }
        return -1;
    }

    private ColumnDrift Compare(ColumnProfile profile, double[] values)
    {
        ColumnSide then = ColumnSide.Of(profile), now = ColumnSide.Of(values);
        var pair = new ColumnPair(then, now, options.CountPersistence);
        var start = new ColumnDrift
        {
            Name = profile.Name,
            Kind = profile.Kind,
            Status = DriftStatus.InsufficientData,
            ReferenceRows = then.Finite,
            CurrentRows = now.Finite,
            EffectiveReferenceRows = pair.EffectiveReference,
            EffectiveCurrentRows = pair.EffectiveCurrent,
            ReferenceMean = profile.Mean,
            CurrentMean = now.Moments.Mean,
            ReferenceDeviation = profile.StandardDeviation,
            CurrentDeviation = Math.Sqrt(now.Moments.Variance),
            Missing = MissingDrift.Of(then, now, options.CountPersistence),
            Importance = options.Importance.TryGetValue(profile.Name, out var importance) ? importance : double.NaN,
        };
        if (then.Sorted.Length < 2 || now.Sorted.Length < 2)
            return start;
        return profile.Kind == ColumnKind.Numeric ? CompareNumbers(start, pair, profile.Edges) : CompareCategories(start, pair, profile);
    }

    private ColumnDrift CompareNumbers(ColumnDrift start, ColumnPair pair, double[] edges)
    {
        var numeric = new NumericTests(pair, edges);
        return start with
        {
            Status = IsTooPersistent(pair) && !numeric.Walk.IsConstant ? DriftStatus.TooPersistent : DriftStatus.Stable,
            PValue = numeric.DecisionP,
            Effect = numeric.Effect,
            NoiseFloor = EffectNoise.Of(pair.Reference.Sorted, numeric.RobustDeviation, pair.Effective),
            MinimumDetectable = DetectableShift(pair.Effective),
            Tests = _needsTests ? numeric.All(Harmonic((long)pair.Reference.Sorted.Length + pair.Current.Sorted.Length)) : [],
        };
    }

    private ColumnDrift CompareCategories(ColumnDrift start, ColumnPair pair, ColumnProfile profile)
    {
        var then = profile.Categories.Length > 0 ? profile.Categories : ColumnProfiler.Count(pair.Reference.Sorted, int.MaxValue);
        var table = Contingency.Of(then, ColumnProfiler.Count(pair.Current.Sorted, int.MaxValue));
        var tests = new CategoricalTests(table, Math.Max(pair.Tau, pair.SpreadTau));
        return start with
        {
            Status = IsTooPersistent(pair) && tests.Table.Degrees > 0 ? DriftStatus.TooPersistent : DriftStatus.Stable,
            PValue = tests.DecisionP,
            Effect = tests.Effect,
            NoiseFloor = Math.Sqrt(Math.Max(0, tests.Pooled.Degrees) * Math.Max(pair.Tau, pair.SpreadTau) / (table.N + table.M)),
            Tests = _needsTests ? tests.All() : [],
        };
    }

    // a constant side has no persistence to speak of, and as many rows as it has
    private bool IsTooPersistent(ColumnPair pair) => Math.Min(pair.EffectiveReference, pair.EffectiveCurrent) < options.MinimumEffectiveRows
        && Math.Min(pair.Reference.Sorted.Length, pair.Current.Sorted.Length) >= options.MinimumEffectiveRows;

    private (double H, double G) Harmonic(long total)
    {
        if (!_harmonic.TryGetValue(total, out var sums))
            _harmonic[total] = sums = AndersonDarlingDistribution.Sums(total);
        return sums;
    }

    // as Welch's test with the level that Bonferroni leaves to one column
    private double DetectableShift(double effective)
    {
        var level = options.Correction == MultipleTesting.None ? options.Alpha : options.Alpha / Math.Max(1, reference.Columns.Count);
        return (Distributions.NormalUpperQuantile(level / 4) + DetectionPower) / Math.Sqrt(effective);
    }

    private static ColumnDrift Absent(ColumnProfile profile) => new()
    {
        Name = profile.Name,
        Kind = profile.Kind,
        Status = DriftStatus.Absent,
        ReferenceRows = profile.Finite,
        CurrentRows = 0,
        ReferenceMean = profile.Mean,
        ReferenceDeviation = profile.StandardDeviation,
        Missing = new(profile.Rows == 0 ? double.NaN : (profile.Missing + profile.Infinite) / (double)profile.Rows, double.NaN, 1, 1, false),
    };
}
