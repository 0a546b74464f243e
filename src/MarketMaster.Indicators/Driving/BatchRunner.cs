using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>One series, one lane, from the first bar to the last; restarts after a gap.</summary>
internal readonly ref struct BatchRunner : IStepRunner<Scalar>
{
    // The search for gaps goes block by block, so that the block is still in the cache when it is computed.
    private const int Block = 1024;

    private readonly InputColumns _input;
    private readonly Span<double> _destination;

    public BatchRunner(InputColumns input, Span<double> destination)
    {
        _input = input;
        _destination = destination;
    }

    public void Run<TStep, TIn, TOut>(TStep start)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var rows = MemoryMarshal.Cast<double, TOut>(_destination)[.._input.Length];
        var step = start;
        for (var block = 0; block < rows.Length; block += Block)
        {
            var end = Math.Min(block + Block, rows.Length);
            for (var i = block; i < end; i++)
            {
                var gap = _input.FindGap(i, end);
                Stretch<TStep, TIn, TOut>(ref step, rows, i, gap);
                if (gap < end)
                {
                    MemoryMarshal.Cast<TOut, double>(rows.Slice(gap, 1)).Fill(double.NaN);
                    step = start;
                }
                i = gap;
            }
        }
    }

    private void Stretch<TStep, TIn, TOut>(ref TStep state, Span<TOut> rows, int from, int to)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var step = state; // a local copy lets the JIT keep the state in registers
        for (var i = from; i < to; i++)
            rows[i] = step.Push(_input.Read<TIn>(i));
        state = step;
    }
}
