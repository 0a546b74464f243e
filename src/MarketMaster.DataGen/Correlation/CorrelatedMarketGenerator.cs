using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>
/// Generates several instruments whose returns are correlated as asked, over the same span of time. They share the volatility regime, the
/// news that moves volatility and the times of large moves; each alone looks like its own market. What one market does while another is
/// closed enters the other's opening gap. The bars depend on instruments, seed and options alone. Safe to use from any thread.
/// </summary>
/// <remarks>
/// The wanted correlation is that of the returns of bars which cover the same time, between markets of the same hours or others: what tails, jumps,
/// volatilities that move apart and different activity through the day take from it is made up for. It is meant over years: in weeks, in which
/// the slow parts of volatility hardly move, it comes out up to a twentieth higher.
/// </remarks>
public sealed class CorrelatedMarketGenerator
{
    private const int MostInstruments = 64;
    private const int BarsPerReport = 4096;

    private readonly double[,] _weights;
    private readonly MarketDataGenerator[] _generators;
    private readonly RegimeModel[] _states;
    private readonly int _cellMinutes;

    /// <summary>Creates a generator with usual correlations: <see cref="FactorLoadings.Typical"/> of each instrument's class.</summary>
    /// <param name="instruments">Class and symbol of each, such as <c>(AssetClass.Equity, "AAPL")</c>; 1 to 64, none twice.</param>
    /// <param name="seed">Which of the possible histories. Default 42.</param>
    /// <param name="options">Interval, start, signal and catalog; the defaults where null.</param>
    /// <exception cref="ArgumentException">An instrument is unknown or named twice, or an option lies outside its limits.</exception>
    public CorrelatedMarketGenerator(IReadOnlyList<(AssetClass AssetClass, string Symbol)> instruments, ulong seed = 42, GeneratorOptions? options = null)
        : this(instruments, TypicalCorrelations(instruments), seed, options)
    {
    }

    /// <summary>Creates a generator.</summary>
    /// <param name="instruments">Class and symbol of each, such as <c>(AssetClass.Equity, "AAPL")</c>; 1 to 64, none twice.</param>
    /// <param name="correlations">The wanted correlations, in the order of the instruments.</param>
    /// <param name="seed">Which of the possible histories. Default 42.</param>
    /// <param name="options">Interval, start, signal and catalog; the defaults where null.</param>
    /// <exception cref="ArgumentException">
    /// An instrument is unknown or named twice, the matrix has another size, a correlation is out of reach, or an option lies outside its limits.
    /// </exception>
    public CorrelatedMarketGenerator(
        IReadOnlyList<(AssetClass AssetClass, string Symbol)> instruments, CorrelationMatrix correlations, ulong seed = 42, GeneratorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        ArgumentNullException.ThrowIfNull(correlations);
        if (instruments.Count is < 1 or > MostInstruments)
            throw new ArgumentException($"{instruments.Count} instruments: there must be 1 to {MostInstruments}", nameof(instruments));
        if (correlations.Size != instruments.Count)
            throw new ArgumentException($"a matrix of {correlations.Size} for {instruments.Count} instruments", nameof(correlations));
        _generators = [.. instruments.Select(i => new MarketDataGenerator(i.AssetClass, i.Symbol, seed, options))];
        if (_generators.GroupBy(g => g.Instrument).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ArgumentException($"{twice.Key.Symbol} is named twice", nameof(instruments));
        Correlations = correlations;
        _cellMinutes = CellMinutes();
        _states = SharedStates();
        var shares = RegimeChain.StationaryShares(_states);
        var members = _generators.Select(g => new CorrelatedInstrument(g.Instrument, g.Model, (int)Options.Interval.TotalMinutes, shares)).ToArray();
        _weights = Cholesky.Factor(CorrelationSolver.Solve(members, correlations), "the matrix of these instruments' noise");
    }

    /// <summary>The instruments, in order.</summary>
    public IReadOnlyList<Instrument> Instruments => [.. _generators.Select(g => g.Instrument)];

    /// <summary>The wanted correlations.</summary>
    public CorrelationMatrix Correlations { get; }

    /// <summary>The seed.</summary>
    public ulong Seed => _generators[0].Seed;

    /// <summary>The options.</summary>
    public GeneratorOptions Options => _generators[0].Options;

    /// <summary>Generates all bars that open before an instant.</summary>
    /// <param name="end">The instant, UTC; after the start time of the options, before the year 9998.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One series per instrument.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not UTC or out of range.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public CorrelatedBars GenerateBars(DateTime end, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        RequireEnd(end);
        var series = new GeneratedBars[_generators.Length];
        for (var i = 0; i < series.Length; i++)
        {
            var process = CreateProcess(i);
            var builder = new GeneratedBarsBuilder(0);
            for (var n = 0; ; n++)
            {
                process.Next(out var bar);
                if (bar.Bar.Time >= end)
                    break;
                builder.Add(bar);
                if (n % BarsPerReport != 0)
                    continue;
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report((i + (bar.Bar.Time - Options.StartTime) / (end - Options.StartTime)) / series.Length);
            }
            series[i] = builder.Build(_generators[i], process.MeanMove);
        }
        progress?.Report(1);
        return new(this, series);
    }

    /// <summary>Generates as many bars of the first instrument as asked, and those of the others that open before the last of them closes.</summary>
    /// <param name="count">Number of bars of the first instrument; at least 1.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One series per instrument.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or the bars would run past the year 9998.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public CorrelatedBars GenerateBars(int count, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        GenerateBars(_generators[0].EndOf(count), progress, cancellationToken);

    /// <summary>Generates the same bars one at a time in order of time, in constant memory.</summary>
    /// <param name="end">The instant, UTC; after the start time of the options, before the year 9998.</param>
    /// <returns>Position of the instrument and bar; of bars that open together the first instrument's comes first.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is not UTC or out of range.</exception>
    public IEnumerable<(int Instrument, GeneratedBar Bar)> StreamBars(DateTime end)
    {
        RequireEnd(end);
        return Stream(end);
    }

    private IEnumerable<(int Instrument, GeneratedBar Bar)> Stream(DateTime end)
    {
        var processes = Enumerable.Range(0, _generators.Length).Select(CreateProcess).ToArray();
        var next = new PriorityQueue<(int Instrument, GeneratedBar Bar), (DateTime, int)>();
        for (var i = 0; i < processes.Length; i++)
            Enqueue(i);
        while (next.TryDequeue(out var bar, out _))
        {
            yield return bar;
            Enqueue(bar.Instrument);
        }

        void Enqueue(int i)
        {
            processes[i].Next(out var bar);
            if (bar.Bar.Time < end)
                next.Enqueue((i, bar), (bar.Bar.Time, i));
        }
    }

    private BarProcess CreateProcess(int index)
    {
        var generator = _generators[index];
        var weights = Enumerable.Range(0, index + 1).Select(j => _weights[index, j]).ToArray();
        var symbols = _generators.Take(index + 1).Select(g => $"{g.Instrument.AssetClass.ToName()}|{g.Instrument.Symbol}").ToArray();
        return new(generator.Instrument, generator.Model, Seed, Options, new(Seed, symbols, weights, _cellMinutes, _states, Options));
    }

    // a length that divides the interval and every distance between opens and closes
    private int CellMinutes()
    {
        if (Options.Interval == TimeSpan.FromDays(1))
            return DayPlan.MinutesPerDay;
        var length = Divisor(60, (int)Options.Interval.TotalMinutes);
        foreach (var hours in _generators.Select(g => g.Model.Hours))
            length = Divisor(Divisor(length, Math.Abs(hours.OpenMinute)), hours.Minutes);
        return length;

        static int Divisor(int a, int b) => b == 0 ? a : Divisor(b, a % b);
    }

    // geometric means of the stays: exact where all are of one class
    private RegimeModel[] SharedStates()
    {
        return [Mean(m => m.Calm), Mean(m => m.Normal), Mean(m => m.Stress)];

        RegimeModel Mean(Func<AssetClassModel, RegimeModel> state)
        {
            var stays = _generators.Select(g => state(g.Model).DwellDays).ToArray();
            return new(0, stays.Distinct().Count() == 1 ? stays[0] : Elementary.Exp(stays.Average(Elementary.Log)));
        }
    }

    private void RequireEnd(DateTime end)
    {
        if (end.Kind != DateTimeKind.Utc || end <= Options.StartTime || end.Year >= 9998)
        {
            throw new ArgumentOutOfRangeException(nameof(end), string.Create(
                CultureInfo.InvariantCulture, $"end is {end:s} ({end.Kind}): it must be UTC, after the start {Options.StartTime:s} and before the year 9998"));
        }
    }

    private static CorrelationMatrix TypicalCorrelations(IReadOnlyList<(AssetClass AssetClass, string Symbol)> instruments)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        AssetClass[] classes = [.. instruments.Select(i => i.AssetClass)];
        return classes.Length == 0 ? CorrelationMatrix.Uniform(1, 0) : CorrelationMatrix.FromFactors(Array.ConvertAll(classes, FactorLoadings.Typical), classes);
    }
}
