namespace MarketMaster.DataGen;

/// <summary>Bars of several instruments over the same span of time. Immutable; safe to read from any thread.</summary>
public sealed class CorrelatedBars
{
    internal CorrelatedBars(CorrelatedMarketGenerator generator, IReadOnlyList<GeneratedBars> series) => (Generator, Series) = (generator, series);

    /// <summary>The generator they come from.</summary>
    public CorrelatedMarketGenerator Generator { get; }

    /// <summary>One series per instrument, in the generator's order.</summary>
    public IReadOnlyList<GeneratedBars> Series { get; }

    /// <summary>The series of an instrument; case does not matter.</summary>
    /// <param name="symbol">Its symbol.</param>
    /// <exception cref="ArgumentException">There is no such instrument among these.</exception>
    public GeneratedBars this[string symbol] =>
        Series.FirstOrDefault(s => s.Generator.Instrument.Symbol.Equals(symbol, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"no '{symbol}' here: there are {string.Join(", ", Series.Select(s => s.Generator.Instrument.Symbol))}", nameof(symbol));

    /// <summary>
    /// The log moves of two instruments between the instants at which bars of both close: minute by minute while both trade, and across
    /// the time that either is closed.
    /// </summary>
    /// <param name="first">0-based position of one instrument.</param>
    /// <param name="second">0-based position of the other.</param>
    /// <returns>Two equally long arrays.</returns>
    public (double[] First, double[] Second) AlignedMoves(int first, int second)
    {
        var x = Series[first].Bars.Close;
        var y = Series[second].Bars.Close;
        var (a, b) = (CloseTimes(Series[first]), CloseTimes(Series[second]));
        var (movesA, movesB) = (new List<double>(), new List<double>());
        var (lastA, lastB) = (double.NaN, double.NaN);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] != b[j])
            {
                if (a[i] < b[j])
                    i++;
                else
                    j++;
                continue;
            }
            if (!double.IsNaN(lastA))
            {
                movesA.Add(Math.Log(x[i] / lastA));
                movesB.Add(Math.Log(y[j] / lastB));
            }
            (lastA, lastB) = (x[i++], y[j++]);
        }
        return ([.. movesA], [.. movesB]);
    }

    /// <summary>The correlation of two instruments' <see cref="AlignedMoves"/>.</summary>
    /// <param name="first">0-based position of one instrument.</param>
    /// <param name="second">0-based position of the other.</param>
    /// <returns>The correlation; NaN where there are fewer than two moves.</returns>
    public double MeasureCorrelation(int first, int second)
    {
        var (x, y) = AlignedMoves(first, second);
        return x.Length < 2 ? double.NaN : Sample.Correlation(x, y);
    }

    private static DateTime[] CloseTimes(GeneratedBars data)
    {
        var options = data.Generator.Options;
        var hours = data.Generator.Model.Hours;
        var daily = options.Interval == TimeSpan.FromDays(1);
        var clock = new SessionClock(hours, DayPlan.Create(hours, (int)options.Interval.TotalMinutes), daily, options.StartTime);
        var times = new DateTime[data.Count];
        for (var i = 0; i < times.Length; i++)
        {
            clock.Next(out var open);
            times[i] = daily ? open : open.AddMinutes(clock.Minutes);
        }
        return times;
    }
}
