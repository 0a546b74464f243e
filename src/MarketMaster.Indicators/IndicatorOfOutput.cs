using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>An indicator with typed outputs.</summary>
/// <typeparam name="TOutput"><see cref="double"/>, or a struct of doubles in the order of <see cref="Indicator.Outputs"/>.</typeparam>
public abstract record Indicator<TOutput> : Indicator
    where TOutput : unmanaged
{
    /// <summary>Hands the state before the first bar to a runner: the one line that joins a definition to its drivers.</summary>
    /// <typeparam name="TLane">The lane type to compute with.</typeparam>
    /// <typeparam name="TRunner">The runner.</typeparam>
    /// <param name="runner">Call its <c>Run</c> with a new state.</param>
    protected internal abstract void Start<TLane, TRunner>(ref TRunner runner)
        where TLane : unmanaged, ILane<TLane>
        where TRunner : struct, IStepRunner<TLane>, allows ref struct;

    /// <summary>Computes the indicator over a series.</summary>
    /// <param name="bars">The series.</param>
    /// <returns>One output per bar; NaN during the warm-up.</returns>
    public TOutput[] Compute(BarSeries bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var result = new TOutput[bars.Count];
        Compute(bars, result);
        return result;
    }

    /// <summary>Computes the indicator over a series into a buffer of the caller's.</summary>
    /// <param name="bars">The series.</param>
    /// <param name="destination">At least bars.Count long.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public void Compute(BarSeries bars, Span<TOutput> destination)
    {
        ArgumentNullException.ThrowIfNull(bars);
        ComputeRows(bars, MemoryMarshal.Cast<TOutput, double>(destination));
    }

    /// <summary>Computes the indicator over many series at once, several side by side in SIMD registers. The numbers are those of one series at a time, bit for bit.</summary>
    /// <param name="series">The series; their lengths may differ.</param>
    /// <returns>For each series, one output per bar.</returns>
    public TOutput[][] ComputeMany(IReadOnlyList<BarSeries> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var results = new TOutput[series.Count][];
        for (var i = 0; i < results.Length; i++)
            results[i] = new TOutput[series[i].Count];
        ComputeMany(series, results);
        return results;
    }

    /// <summary>Computes the indicator over many series at once into buffers of the caller's.</summary>
    /// <param name="series">The series; their lengths may differ.</param>
    /// <param name="destinations">For each series a buffer at least as long.</param>
    /// <exception cref="ArgumentException">There is not one buffer per series, or one is too short.</exception>
    public void ComputeMany(IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(destinations);
        RunMany(series, destinations);
    }

    /// <summary>This indicator on bars of a longer interval, aligned with the bars that come in, without look-ahead.</summary>
    /// <remarks>
    /// Bars are aggregated as by <see cref="BarAggregator"/>; a bar shows the value of the last longer bar that was complete
    /// when the bar closed. A longer bar is complete with the bar whose close, its time plus <paramref name="barInterval"/>,
    /// reaches the period's end, or else with the first bar of a later period. A NaN in a column makes the longer bar's
    /// column NaN. The number of leading NaN is that of bars without holes from the start of a period; otherwise it may be smaller.
    /// Times must rise by at least <paramref name="barInterval"/>; a stream's correction keeps the time of the bar it corrects.
    /// </remarks>
    /// <param name="timeframe">The longer interval, such as <c>TimeSpan.FromHours(1)</c>.</param>
    /// <param name="barInterval">Interval of the bars that come in, at most that of <paramref name="timeframe"/>.</param>
    /// <returns>An indicator of the shorter bars.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="barInterval"/> is not above 0, or longer than the timeframe.</exception>
    public BarIndicator<TOutput> OnTimeframe(Timeframe timeframe, TimeSpan barInterval)
    {
        ArgumentNullException.ThrowIfNull(timeframe);
        return new TimeframeIndicator<TOutput>(this, timeframe, timeframe.RequireWithin(barInterval));
    }

    /// <summary>This indicator restarted with the first bar of every session, as an anchored VWAP is: <c>new Vwap().PerSession(Timeframe.Day(new TimeOnly(9, 30), newYork))</c>.</summary>
    /// <remarks>
    /// Each session is computed as a series of its own, and warms up by itself: the first warm-up bars of every session are NaN.
    /// Times must rise; a stream's correction keeps the time of the bar it corrects.
    /// </remarks>
    /// <param name="session">The sessions: any timeframe.</param>
    /// <returns>An indicator of bars.</returns>
    public BarIndicator<TOutput> PerSession(Timeframe session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionIndicator<TOutput>(this, session);
    }

    internal virtual void RunMany(IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations) =>
        CrossSection.Compute(this, series, destinations);

    /// <summary>Share of the lanes that must have bars for several series side by side to be faster than one after the other.</summary>
    internal virtual double LeastFill => 0;

    /// <summary>For an indicator that has a faster arrangement of its own for several series; the numbers must not differ.</summary>
    /// <param name="data">The series.</param>
    /// <param name="total">Number of values that the whole call gives.</param>
    /// <returns>False where nothing was done.</returns>
    internal virtual bool ComputeLanes<TLane, TData>(scoped in TData data, long total)
        where TLane : unmanaged, ILane<TLane>
        where TData : ILaneData, allows ref struct => false;

    /// <summary>Whether <see cref="Start"/> may be called: not where the indicator is made of other indicators.</summary>
    internal virtual bool HasStep => true;

    /// <summary>The columns of a series that <see cref="Run"/> takes.</summary>
    internal virtual InputColumns InputOf(BarSeries bars) => InputColumns.Of(bars, Reads);

    /// <summary>For an indicator that has a faster arrangement of its own for one series; the numbers must not differ.</summary>
    /// <returns>False where nothing was done.</returns>
    internal virtual bool ComputeBlocks(scoped in InputColumns input, Span<double> destination) => false;

    internal void Run(scoped in InputColumns input, Span<double> destination)
    {
        var width = Unsafe.SizeOf<TOutput>() / sizeof(double);
        if (destination.Length / width < input.Length)
            throw new ArgumentException($"destination holds {destination.Length / width} rows, the input has {input.Length}", nameof(destination));
        if (ComputeBlocks(input, destination))
            return;
        if (Memory is { } memory && Stretches.Compute(this, input, destination, memory))
            return;
        var runner = new BatchRunner(input, destination);
        Start<Scalar, BatchRunner>(ref runner);
    }
}
