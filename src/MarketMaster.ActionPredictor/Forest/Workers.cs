namespace MarketMaster.Prediction;

/// <summary>Work in parallel with one workspace a thread: a parallel loop of the framework makes a new one whenever it changes its tasks.</summary>
internal static class Workers
{
    /// <summary>Does all items; which thread does which is left open.</summary>
    /// <param name="items">Number of items.</param>
    /// <param name="parallel">How many threads, and what stops them.</param>
    /// <param name="workspace">Makes the workspace of a thread.</param>
    /// <param name="work">Does one item.</param>
    public static void Run<T>(int items, ParallelOptions parallel, Func<T> workspace, Action<int, T> work)
    {
        var next = -1;
        var threads = parallel.MaxDegreeOfParallelism > 0 ? parallel.MaxDegreeOfParallelism : Environment.ProcessorCount;
        Parallel.For(0, Math.Min(items, threads), parallel, _ =>
        {
            T? own = default;
            var hasOwn = false;
            for (var item = Interlocked.Increment(ref next); item < items && !parallel.CancellationToken.IsCancellationRequested; item = Interlocked.Increment(ref next))
            {
                own = hasOwn ? own : workspace();
                hasOwn = true;
                work(item, own!);
            }
        });
        parallel.CancellationToken.ThrowIfCancellationRequested();
    }
}
