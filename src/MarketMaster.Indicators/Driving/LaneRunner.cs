using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>Runs as many stretches side by side as the lane type is wide. Lanes that end early are fed their last bar on.</summary>
internal readonly ref struct LaneRunner<TLane, TData> : IStepRunner<TLane>
    where TLane : unmanaged, ILane<TLane>
    where TData : ILaneData, allows ref struct
{
    private const int Block = 32;

    private readonly TData _data;
    private readonly BarFields _reads;

    public LaneRunner(TData data, BarFields reads)
    {
        _data = data;
        _reads = reads;
    }

    public void Run<TStep, TIn, TOut>(TStep start)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var width = Unsafe.SizeOf<TOut>() / Unsafe.SizeOf<TLane>();
        Span<double> inputs = stackalloc double[5 * Block * TLane.Width];
        Span<double> outputs = stackalloc double[Block * width * TLane.Width];
        inputs.Clear();
        var steps = MemoryMarshal.Cast<double, TOut>(outputs);
        var length = 0;
        for (var lane = 0; lane < TLane.Width; lane++)
            length = Math.Max(length, _data.Length(lane));
        for (var block = 0; block < length; block += Block)
        {
            var count = Math.Min(Block, length - block);
            Gather(inputs, block, count);
            for (var i = 0; i < count; i++)
                steps[i] = start.Push(Read<TIn>(inputs, i));
            Scatter(outputs, block, count, width);
        }
    }

    private TIn Read<TIn>(ReadOnlySpan<double> inputs, int index) where TIn : unmanaged
    {
        var at = index * TLane.Width;
        if (typeof(TIn) == typeof(TLane))
            return Unsafe.BitCast<TLane, TIn>(TLane.Load(inputs[(BitOperations.Log2((uint)_reads) * Block * TLane.Width + at)..]));
        return Unsafe.BitCast<Candle<TLane>, TIn>(new(
            TLane.Load(inputs[at..]),
            TLane.Load(inputs[(Block * TLane.Width + at)..]),
            TLane.Load(inputs[(2 * Block * TLane.Width + at)..]),
            TLane.Load(inputs[(3 * Block * TLane.Width + at)..]),
            TLane.Load(inputs[(4 * Block * TLane.Width + at)..])));
    }

    private void Gather(Span<double> inputs, int block, int count)
    {
        for (var field = 0; field < 5; field++)
        {
            if ((_reads & (BarFields)(1 << field)) == 0)
                continue;
            for (var lane = 0; lane < TLane.Width; lane++)
            {
                var column = _data.Column(lane, (BarFields)(1 << field));
                var rest = column.Length > block ? column[block..] : column[Math.Max(0, column.Length - 1)..];
                var target = inputs[(field * Block * TLane.Width)..];
                for (var i = 0; i < count; i++)
                    target[i * TLane.Width + lane] = rest.Length == 0 ? 0 : rest[Math.Min(i, rest.Length - 1)];
            }
        }
    }

    private void Scatter(ReadOnlySpan<double> outputs, int block, int count, int width)
    {
        for (var lane = 0; lane < TLane.Width; lane++)
        {
            var skip = _data.Skip(lane);
            var rows = _data.Rows(lane);
            var end = Math.Min(count, _data.Length(lane) - block);
            for (var i = Math.Max(0, skip - block); i < end; i++)
            {
                var row = rows.Slice((block + i - skip) * width, width);
                for (var k = 0; k < width; k++)
                    row[k] = outputs[(i * width + k) * TLane.Width + lane];
            }
        }
    }
}
