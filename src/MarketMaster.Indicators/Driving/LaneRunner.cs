using System.Numerics;
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
        where TOut : unmanaged =>
        Run<TStep, TIn, TOut>(ref start);

    /// <summary>Runs on from a state, and leaves it as it is after the last bar.</summary>
    [SkipLocalsInit]
    public void Run<TStep, TIn, TOut>(ref TStep step)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var width = Unsafe.SizeOf<TOut>() / Unsafe.SizeOf<TLane>();
        var inputs = Ring<TLane>.Align(stackalloc double[5 * Block * TLane.Width + 8]);
        var outputs = Ring<TLane>.Align(stackalloc double[Block * width * TLane.Width + 8])[..(Block * width * TLane.Width)];
        var steps = MemoryMarshal.Cast<double, TOut>(outputs);
        var (length, shortest, skip) = Extent();
        LaneInputs<TLane, TData> columns = TData.IsShared ? new(_data, _reads) : new(inputs, Block, _reads);
        for (var block = 0; block < length; block += Block)
        {
            var count = Math.Min(Block, length - block);
            var isWhole = TLane.Width == 8 && Transposition.IsSupported && block + Block <= shortest;
            if (!TData.IsShared)
                Gather(inputs, block, count, isWhole);
            Push<TStep, TIn, TOut>(ref step, columns, TData.IsShared ? block : 0, steps[..count]);
            if (isWhole && skip <= block)
                ScatterEight(outputs, block, width);
            else
                ScatterOneByOne(outputs, block, count, width);
        }
    }

    private (int Longest, int Shortest, int Skip) Extent()
    {
        var (longest, shortest, skip) = (0, int.MaxValue, 0);
        for (var lane = 0; lane < TLane.Width; lane++)
        {
            longest = Math.Max(longest, _data.Length(lane));
            shortest = Math.Min(shortest, _data.Length(lane));
            skip = Math.Max(skip, _data.Skip(lane));
        }
        return (longest, shortest, skip);
    }

    // A method of its own, optimised from the first call on: inlined into its caller, or recompiled from a profile, it outgrows
    // what the JIT keeps in registers.
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void Push<TStep, TIn, TOut>(ref TStep step, LaneInputs<TLane, TData> inputs, nint from, Span<TOut> outputs)
        where TStep : struct, IStep<TIn, TOut>
        where TIn : unmanaged
        where TOut : unmanaged
    {
        var local = step; // a local copy lets the JIT keep the state in registers
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = local.Push(inputs.Read<TIn>(from + i));
        step = local;
    }

    private void Gather(Span<double> inputs, int block, int count, bool isWhole)
    {
        for (var field = 0; field < 5; field++)
        {
            if ((_reads & (BarFields)(1 << field)) == 0)
                continue;
            var target = inputs.Slice(field * Block * TLane.Width, Block * TLane.Width);
            if (isWhole)
                GatherEight((BarFields)(1 << field), target, block);
            else
                GatherOneByOne((BarFields)(1 << field), target, block, count);
        }
    }

    private void GatherEight(BarFields field, Span<double> target, int block)
    {
        ref var c0 = ref At(_data.Column(0, field));
        ref var c1 = ref At(_data.Column(1, field));
        ref var c2 = ref At(_data.Column(2, field));
        ref var c3 = ref At(_data.Column(3, field));
        ref var c4 = ref At(_data.Column(4, field));
        ref var c5 = ref At(_data.Column(5, field));
        ref var c6 = ref At(_data.Column(6, field));
        ref var c7 = ref At(_data.Column(7, field));
        ref var first = ref At(target);
        for (var i = 0; i < Block; i += 8)
            Transposition.Gather(ref c0, ref c1, ref c2, ref c3, ref c4, ref c5, ref c6, ref c7, block + i, ref Unsafe.Add(ref first, i * 8));
    }

    private void GatherOneByOne(BarFields field, Span<double> target, int block, int count)
    {
        for (var lane = 0; lane < TLane.Width; lane++)
        {
            var column = _data.Column(lane, field);
            var rest = column.Length > block ? column[block..] : column[Math.Max(0, column.Length - 1)..];
            for (var i = 0; i < count; i++)
                target[i * TLane.Width + lane] = rest.Length == 0 ? 0 : rest[Math.Min(i, rest.Length - 1)];
        }
    }

    private void ScatterOneByOne(ReadOnlySpan<double> outputs, int block, int count, int width)
    {
        for (var lane = 0; lane < TLane.Width; lane++)
        {
            var skip = _data.Skip(lane);
            var rows = _data.Rows(lane);
            var end = Math.Min(count, _data.Length(lane) - block);
            for (var i = Math.Max(0, skip - block) * width; i < end * width; i++)
                rows[(block - skip) * width + i] = outputs[i * TLane.Width + lane];
        }
    }

    // The rows of a lane are contiguous, whatever their width: 32 rows are a multiple of eight values.
    private void ScatterEight(ReadOnlySpan<double> outputs, int block, int width)
    {
        ref var r0 = ref Row(0, block, width);
        ref var r1 = ref Row(1, block, width);
        ref var r2 = ref Row(2, block, width);
        ref var r3 = ref Row(3, block, width);
        ref var r4 = ref Row(4, block, width);
        ref var r5 = ref Row(5, block, width);
        ref var r6 = ref Row(6, block, width);
        ref var r7 = ref Row(7, block, width);
        ref var source = ref At(outputs);
        for (var i = 0; i < Block * width; i += 8)
            Transposition.Scatter(ref Unsafe.Add(ref source, i * 8), ref r0, ref r1, ref r2, ref r3, ref r4, ref r5, ref r6, ref r7, i);
    }

    private ref double Row(int lane, int block, int width) => ref _data.Rows(lane)[(block - _data.Skip(lane)) * width];

    private static ref double At(ReadOnlySpan<double> values) => ref MemoryMarshal.GetReference(values);
}
