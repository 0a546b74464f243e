namespace MarketMaster.DataGen;

/// <summary>
/// The noise of one instrument among several. Every number is a function of the seed and of the time it belongs to, so that instruments
/// are made one by one, in any order or at once, and still move together whenever they trade at the same time. Time runs in cells of equal
/// length; what falls on a cell enters either the bar or the gap that holds it, never both.
/// </summary>
internal sealed class SharedNoise
{
    private const ulong CellStride = 0x9E3779B97F4A7C15UL;

    private readonly ulong _seed;
    private readonly ulong[] _sources;
    private readonly double[] _weights;
    private readonly int _cellMinutes;
    private readonly RegimeModel[] _states;
    private readonly bool _daily;
    private DateOnly _regimeDate;
    private long _first;
    private long _last;
    private long _closedFrom;
    private long _newsFrom;
    private long _newsTo = long.MinValue;

    /// <param name="seed">The seed of the set.</param>
    /// <param name="symbols">The instruments whose normal numbers are mixed, this one last.</param>
    /// <param name="weights">Their weights; the squares sum to 1.</param>
    /// <param name="cellMinutes">Length of a cell.</param>
    /// <param name="states">Calm, normal and stress with the stays that all instruments share.</param>
    /// <param name="options">Interval and start.</param>
    public SharedNoise(ulong seed, IReadOnlyList<string> symbols, double[] weights, int cellMinutes, RegimeModel[] states, GeneratorOptions options)
    {
        (_seed, _weights, _cellMinutes, _states) = (seed, weights, cellMinutes, states);
        _sources = [.. symbols.Select(s => RandomStream.StreamOf($"shared|{s.ToUpperInvariant()}"))];
        _daily = options.Interval == TimeSpan.FromDays(1);
        _regimeDate = DateOnly.FromDateTime(options.StartTime);
    }

    /// <summary>The standardised return of the bar: its normal part is correlated, its tail the same for all instruments.</summary>
    public double Price(SkewedStudentT law) => Return(law, Correlated((ulong)SharedPart.Price, _first, _last), SharedPart.Tail);

    /// <summary>The standardised move since the bar before; daily bars leave no time between them and draw it apart.</summary>
    public double Gap(SkewedStudentT law) => Return(
        law,
        _closedFrom < _first
            ? Correlated((ulong)SharedPart.Price, _closedFrom, _first)
            : Correlated((ulong)SharedPart.Gap, _first, _first + 1),
        SharedPart.GapTail);

    /// <summary>Moves volatility on by the bar.</summary>
    public void Step(VolatilityProcess volatility, double noise) => volatility.Step(
        noise, Common(SharedPart.Slow, _newsFrom, _newsTo), Common(SharedPart.Medium, _newsFrom, _newsTo), Common(SharedPart.Fast, _first, _last));

    /// <summary>Uniform number that decides about a jump within the bar, or in the gap before it.</summary>
    public double Chance(SharedPart part) => At((ulong)part, _first).NextDouble();

    /// <summary>The normal part of a jump's size.</summary>
    public double Jump(SharedPart part) => Correlated((ulong)part, _first, _first + 1);

    /// <summary>Moves to a bar.</summary>
    /// <param name="open">When it opens.</param>
    /// <param name="minutes">Its length.</param>
    /// <param name="date">Its trading date.</param>
    /// <param name="index">Its place in the day.</param>
    /// <param name="barsPerDay">Number of bars of a whole day.</param>
    /// <param name="regime">The chain, which steps with the date.</param>
    public void Enter(DateTime open, int minutes, DateOnly date, int index, int barsPerDay, RegimeChain regime)
    {
        EnterNews(date, index, barsPerDay);
        var start = open.Ticks / TimeSpan.TicksPerMinute;
        _closedFrom = _last;
        _first = start / _cellMinutes;
        _last = Math.Max(_first + 1, (start + (_daily ? DayPlan.MinutesPerDay : minutes)) / _cellMinutes);
        while (_regimeDate < date)
        {
            _regimeDate = _regimeDate.AddDays(1);
            if (!HolidayRules.IsWeekend(_regimeDate))
                regime.Step();
        }
    }

    // What moves volatility for days and months is news of the whole day, whether a market trades for all of it or not: its bars divide the day
    // among them, and the first after a closed day takes that day, too. Markets of unlike hours then stay as turbulent as each other.
    private void EnterNews(DateOnly date, int index, int barsPerDay)
    {
        var cells = DayPlan.MinutesPerDay / _cellMinutes;
        var day = (long)date.DayNumber * cells;
        _newsFrom = _newsTo == long.MinValue ? day + (long)index * cells / barsPerDay : _newsTo;
        _newsTo = Math.Max(_newsFrom + 1, day + (index + 1L) * cells / barsPerDay);
    }

    /// <summary>The chain of regimes, which steps from weekday to weekday for all instruments alike.</summary>
    public RegimeChain Regime(AssetClassModel model) => new(
        model with
        {
            Calm = model.Calm with { DwellDays = _states[0].DwellDays },
            Normal = model.Normal with { DwellDays = _states[1].DwellDays },
            Stress = model.Stress with { DwellDays = _states[2].DwellDays },
        },
        barsPerDay: 1, new(_seed, RandomStream.StreamOf("shared|regime")));

    /// <summary>Sets the volatility factors to where all instruments start from.</summary>
    public void Start(VolatilityProcess volatility) => volatility.Start(
        Common(SharedPart.Slow, -1, 0), Common(SharedPart.Medium, -1, 0), Common(SharedPart.Fast, -1, 0));

    private double Return(SkewedStudentT law, double normal, SharedPart tail)
    {
        var random = At((ulong)tail, _first);
        return law.From(normal, ref random);
    }

    private double Common(SharedPart part, long first, long last)
    {
        var sum = 0.0;
        for (var cell = first; cell < last; cell++)
            sum += Normal((ulong)part, cell);
        return sum / Math.Sqrt(last - first);
    }

    private double Correlated(ulong part, long first, long last)
    {
        var sum = 0.0;
        for (var i = 0; i < _sources.Length; i++)
        {
            if (_weights[i] == 0)
                continue;
            var own = 0.0;
            for (var cell = first; cell < last; cell++)
                own += Normal(_sources[i] + part, cell);
            sum += _weights[i] * own;
        }
        return sum / Math.Sqrt(last - first);
    }

    private double Normal(ulong source, long cell)
    {
        var random = At(source, cell);
        return NormalSampler.Next(ref random);
    }

    private RandomStream At(ulong source, long cell) => new(_seed, unchecked(source + (ulong)cell * CellStride));
}
