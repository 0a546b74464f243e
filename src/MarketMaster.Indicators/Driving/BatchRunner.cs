using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>One series, one lane, from the first bar to the last; restarts after a gap.</summary>
internal readonly ref struct BatchRunner : IStepRunner<Scalar>
{
    // The search for gaps goes block by block, so that the block is still in the cache when it is computed.
    private const int Block = 1024;

    private readonly InputColumns _input;
    private readonly Span<double> _destination;
    private readonly int _skip;

    /// <param name="input">The bars.</param>
    /// <param name="destination">Where the outputs go.</param>
    /// <param name="skip">Number of leading bars, without gaps, that only warm the step up.</param>
    public BatchRunner(InputColumns input, Span<double> destination, int skip = 0)
    {
        _input = input;
        _destination = destination;
        _skip = skip;
    }

    public void Run<TStep, TIn, TOut>(TStep start)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var rows = MemoryMarshal.Cast<double, TOut>(_destination)[..(_input.Length - _skip)];
        var step = start;
        for (var i = 0; i < _skip; i++)
            step.Push(_input.Read<TIn>(i));
        for (var block = 0; block < rows.Length; block += Block)
        {
            var end = Math.Min(block + Block, rows.Length);
            for (var i = block; i < end; i++)
            {
                var gap = _input.FindGap(i + _skip, end + _skip) - _skip;
                Stretch<TStep, TIn, TOut>(ref step, rows[i..gap], i + _skip);
                if (gap < end)
                {
                    MemoryMarshal.Cast<TOut, double>(rows.Slice(gap, 1)).Fill(double.NaN);
                    step = start;
                }
                i = gap;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private void Stretch<TStep, TIn, TOut>(ref TStep state, Span<TOut> rows, int from)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var step = state; // a local copy lets the JIT keep the state in registers
        for (var i = 0; i < rows.Length; i++)
            rows[i] = step.Push(_input.Read<TIn>(from + i));
        state = step;
    }
}
