using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>
/// Generates bars of one instrument. The bars depend on instrument, seed and options alone: every call starts from the same beginning,
/// and the first n bars of a longer call are the bars of a shorter one, byte for byte, on every machine. Safe to use from any thread.
/// </summary>
/// <remarks>
/// Stochastic volatility with a regime chain and three factors, leverage, Student-t returns, jumps, opening gaps, activity by time
/// of day, range and volume coupled to volatility. Prices are a martingale but for the drift and, where one is asked for, the signal.
/// </remarks>
public sealed partial class MarketDataGenerator
{
    /// <summary>Version of the stream format: 3. It changes whenever the same seed would give other bytes.</summary>
    public const int GeneratorVersion = 3;

    private const int BarsPerReport = 4096;

    private readonly AssetClassModel _model;

    /// <summary>Creates a generator.</summary>
    /// <param name="assetClass">The kind of market.</param>
    /// <param name="instrument">Symbol, such as <c>BTC/USD</c>; case does not matter.</param>
    /// <param name="seed">Which of the possible histories. Default 42.</param>
    /// <param name="options">Interval, start, signal and catalog; the defaults where null.</param>
    /// <exception cref="ArgumentException">The instrument is unknown or an option lies outside its limits; the message says which.</exception>
    public MarketDataGenerator(AssetClass assetClass, string instrument, ulong seed = 42, GeneratorOptions? options = null)
    {
        Options = options ?? new();
        Options.Validate();
        Instrument = Options.Models.GetInstrument(assetClass, instrument).Instrument;
        _model = Options.Models.GetEffective(assetClass, instrument);
        Seed = seed;
    }

    /// <summary>The instrument.</summary>
    public Instrument Instrument { get; }

    /// <summary>The seed.</summary>
    public ulong Seed { get; }

    /// <summary>The options.</summary>
    public GeneratorOptions Options { get; }

    /// <summary>The parameters bars are made from: the asset class's with the instrument's own.</summary>
    public AssetClassModel Model => _model;

    /// <summary>Generates bars into columns.</summary>
    /// <param name="count">Number of bars; at least 1.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The bars and the truth behind them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or the bars would run past the year 9998.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public GeneratedBars GenerateBars(int count, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        RequireCount(count);
        var process = CreateProcess();
        var builder = new GeneratedBarsBuilder(count);
        for (var i = 0; i < count; i++)
        {
            if (i % BarsPerReport == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report((double)i / count);
            }
            process.Next(out var bar);
            builder.Add(bar);
        }
        progress?.Report(1);
        return builder.Build(this, process.MeanMove);
    }

    /// <summary>Generates the same bars one at a time, in constant memory.</summary>
    /// <param name="count">Number of bars; at least 1.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The bars, made as they are asked for.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1, or the bars would run past the year 9998.</exception>
    /// <exception cref="OperationCanceledException">Cancelled, while the bars are enumerated.</exception>
    public IEnumerable<GeneratedBar> StreamBars(int count, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        RequireCount(count);
        return Stream(CreateProcess(), count, progress, cancellationToken);
    }

    /// <summary>The close of the last of so many bars.</summary>
    internal DateTime EndOf(int count)
    {
        RequireCount(count);
        var daily = Options.Interval == TimeSpan.FromDays(1);
        var clock = new SessionClock(_model.Hours, DayPlan.Create(_model.Hours, (int)Options.Interval.TotalMinutes), daily, Options.StartTime);
        var time = Options.StartTime;
        for (var i = 0; i < count; i++)
            clock.Next(out time);
        return daily ? time.AddDays(1) : time.AddMinutes(clock.Minutes);
    }

    internal BarProcess CreateProcess() => new(Instrument, _model, Seed, Options);

    internal string Source => string.Create(CultureInfo.InvariantCulture, $"generated {Instrument.Symbol}, seed {Seed}");

    private static IEnumerable<GeneratedBar> Stream(BarProcess process, int count, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        for (var i = 0; i < count; i++)
        {
            if (i % BarsPerReport == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Report((double)i / count);
            }
            process.Next(out var bar);
            yield return bar;
        }
        progress?.Report(1);
    }

    private void RequireCount(int count)
    {
        if (count < 1)
            throw new ArgumentOutOfRangeException(nameof(count), string.Create(CultureInfo.InvariantCulture, $"count is {count}: at least 1 bar is needed"));
        var barsPerDay = DayPlan.Create(_model.Hours, (int)Options.Interval.TotalMinutes).Length;
        var days = Math.Ceiling((double)count / barsPerDay) * (_model.Hours.Weekends ? 1 : 1.47) + 30;
        var limit = (new DateTime(9998, 12, 31, 0, 0, 0, DateTimeKind.Utc) - Options.StartTime).TotalDays;
        if (days > limit)
        {
            throw new ArgumentOutOfRangeException(nameof(count), string.Create(
                CultureInfo.InvariantCulture, $"{count} bars of {Options.Interval} from {Options.StartTime:u} run past the year 9998"));
        }
    }
}
