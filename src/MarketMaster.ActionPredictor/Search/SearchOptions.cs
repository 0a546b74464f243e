using MarketMaster.Indicators;

namespace MarketMaster.Prediction;

/// <summary>How to search. Checked where a search starts.</summary>
public sealed record SearchOptions
{
    /// <summary>Model type, one of <see cref="ModelFactory.ModelTypes"/>. Default: the factory's first.</summary>
    public string ModelType { get; init; } = new ModelFactory().ModelTypes[0];

    /// <summary>Preset that supplies every parameter that is not searched, and that is candidate 0. Default <c>default</c>.</summary>
    public string Preset { get; init; } = "default";

    /// <summary>Parameters by name that replace the preset's, for every candidate. Default: none.</summary>
    public IReadOnlyDictionary<string, double> Overrides { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>What to try; null takes <see cref="SearchSpace.Default"/> of the preset's kind of model.</summary>
    public IReadOnlyList<SearchRange>? Space { get; init; }

    /// <summary>Candidates in all, the preset included, 2 to 10,000. Default 30.</summary>
    public int Candidates { get; init; } = 30;

    /// <summary>How trainings are spent. Default random.</summary>
    public SearchMethod Method { get; init; }

    /// <summary>What is called good. Default log loss.</summary>
    public SearchMetric Metric { get; init; }

    /// <summary>Share of the bars, the newest, that the search never sees, 0 to 0.9; best candidate and preset are judged there once. 0 leaves that out. Default 0.2.</summary>
    public double HeldOutShare { get; init; } = 0.2;

    /// <summary>Weighs training rows by <see cref="LabelUniqueness"/>. Default false.</summary>
    public bool WeighByUniqueness { get; init; }

    /// <summary>Computes the features, one row per bar. Default: the 25 features.</summary>
    public Func<BarSeries, FeatureFrame> Features { get; init; } = FeatureSet.Default.ComputeFrame;

    /// <summary>Seed of candidates and models. Default 42.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>Models trained at a time, 0 to 1,024; 0, the default, takes all processors. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>Told after each training. Default null.</summary>
    public IProgress<SearchProgress>? Progress { get; init; }

    /// <summary>The ranges, each with its parameter.</summary>
    internal IReadOnlyList<(SearchRange Range, ModelParameter Parameter)> CheckedSpace()
    {
        LabelRanges.Require(Candidates, 2, 10_000);
        LabelRanges.Require((int)Method, 0, 1, nameof(Method));
        LabelRanges.Require((int)Metric, 0, 4, nameof(Metric));
        LabelRanges.Require(HeldOutShare, 0, 0.9);
        LabelRanges.Require(Threads, 0, 1_024);
        var factory = new ModelFactory();
        var kind = factory.Create(ModelType, Preset, Overrides).Options.Kind;
        return Checked(Space ?? SearchSpace.Default(kind), factory.Parameters(factory.Kinds[(int)kind]));
    }

    private static (SearchRange, ModelParameter)[] Checked(IReadOnlyList<SearchRange> space, IReadOnlyList<ModelParameter> parameters)
    {
        if (space.Count == 0)
            throw new ArgumentException("the search space is empty: name at least one parameter", nameof(space));
        if (space.DistinctBy(r => r.Parameter, StringComparer.Ordinal).Count() < space.Count)
            throw new ArgumentException("a parameter is searched twice", nameof(space));
        return [.. space.Select(range => (range, range.Resolve(parameters)))];
    }
}
