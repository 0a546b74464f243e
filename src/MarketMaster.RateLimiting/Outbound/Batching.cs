namespace MarketMaster.RateLimiting;

/// <summary>Cuts lists of symbols into calls.</summary>
public static class Batching
{
    /// <summary>Cuts into the fewest calls: the number of symbols over the size, rounded up.</summary>
    /// <param name="symbols">The symbols.</param>
    /// <param name="size">Symbols per call, at least 1.</param>
    /// <typeparam name="T">What a symbol is.</typeparam>
    /// <returns>The calls, in order; all but the last are full.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is below 1.</exception>
    public static IReadOnlyList<T[]> Batch<T>(IEnumerable<T> symbols, int size)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return [.. symbols.Chunk(size)];
    }

    /// <summary>Cuts into calls with the smallest total weight, and of those with the fewest calls.</summary>
    /// <param name="symbols">The symbols.</param>
    /// <param name="size">Most symbols per call, at least 1.</param>
    /// <param name="weight">Weight of a call with so many symbols, at least 1; asked for 1 to <paramref name="size"/>.</param>
    /// <typeparam name="T">What a symbol is.</typeparam>
    /// <returns>The calls, in order.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> or a weight is below 1.</exception>
    public static IReadOnlyList<T[]> BatchByWeight<T>(IEnumerable<T> symbols, int size, Func<int, int> weight)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        T[] all = [.. symbols];
        var weights = new long[Math.Min(size, all.Length) + 1];
        for (var count = 1; count < weights.Length; count++)
        {
            weights[count] = weight(count);
            if (weights[count] < 1)
                throw new ArgumentOutOfRangeException(nameof(weight), weights[count], $"the weight of {count} symbols must be at least 1");
        }

        // the cheapest way to send the first n: its weight, its calls, and the size of its last call
        var best = new (long Weight, int Calls, int Last)[all.Length + 1];
        for (var n = 1; n <= all.Length; n++)
        {
            best[n] = (long.MaxValue, 0, 0);
            for (var last = 1; last < weights.Length && last <= n; last++)
            {
                var total = best[n - last].Weight + weights[last];
                var calls = best[n - last].Calls + 1;
                if (total < best[n].Weight || (total == best[n].Weight && calls <= best[n].Calls))
                    best[n] = (total, calls, last);
            }
        }
        var batches = new List<T[]>(best[^1].Calls);
        for (var n = all.Length; n > 0; n -= best[n].Last)
            batches.Add(all[(n - best[n].Last)..n]);
        batches.Reverse();
        return batches;
    }
}
