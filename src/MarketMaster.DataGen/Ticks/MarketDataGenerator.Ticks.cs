namespace MarketMaster.DataGen;

public sealed partial class MarketDataGenerator
{
    /// <summary>
    /// Generates ticks one at a time, in constant memory: trades at bid or ask, in foreign exchange quotes. They resolve the instrument's
    /// one-minute bars of the same seed, whatever <see cref="GeneratorOptions.Interval"/> is: volume adds up to theirs, prices lead from open to
    /// close around the efficient price. Arrivals excite one another (a Hawkes process), so they come in bursts.
    /// </summary>
    /// <param name="count">Number of ticks; at least 1. A minute of mean activity has about 600 in stocks and indices, 150 in crypto, 100 in commodities, 60 in foreign exchange.</param>
    /// <returns>The ticks, made as they are asked for; the first n of a longer call are those of a shorter one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public IEnumerable<Tick> StreamTicks(long count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var minutes = new MarketDataGenerator(Instrument.AssetClass, Instrument.Symbol, Seed, Options with { Interval = TimeSpan.FromMinutes(1) });
        return Stream(new TickProcess(minutes), count);
    }

    private static IEnumerable<Tick> Stream(TickProcess process, long count)
    {
        for (var i = 0L; i < count; i++)
        {
            process.Next(out var tick);
            yield return tick;
        }
    }
}
