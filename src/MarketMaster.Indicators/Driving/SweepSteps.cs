using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>The states of a sweep: each runs alone, the same bar in all its lanes, until it is warm; then lane i of the joined state is that of state i.</summary>
internal sealed class SweepSteps<TLane, TStep, TIn, TOut> : SweepLanes<TLane>
    where TLane : unmanaged, ILane<TLane>
    where TStep : struct, IStep<TIn, TOut>
    where TIn : unmanaged
    where TOut : unmanaged
{
    // bars on which the joined state is compared with the single ones before it takes over
    private const int Trial = 16;

    private readonly TStep[] _starts = new TStep[TLane.Width];
    private int _count;

    public void Add(TStep start) => _starts[_count++] = start;

    public override bool Compute<TOutput>(SweepGroup<TOutput> group, BarSeries bars)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TStep>())
            return false;
        var input = group[0].InputOf(bars);
        var warm = group.Warmup + 2;
        for (var start = 0; start < input.Length;)
        {
            var gap = input.FindGap(start, input.Length);
            var stretch = input.Slice(start, gap - start);
            if (stretch.Length < 8 * (warm + Trial))
                OneByOne(group, stretch, start);
            else if (!Together(group, stretch, start, warm))
                return false;
            for (var lane = 0; lane < group.Count && gap < input.Length; lane++)
                group.Rows(lane, gap, 1).Fill(double.NaN);
            start = gap + 1;
        }
        return true;
    }

    private static void OneByOne<TOutput>(SweepGroup<TOutput> group, scoped in InputColumns stretch, int start) where TOutput : unmanaged
    {
        for (var lane = 0; lane < group.Count; lane++)
            group[lane].Run(stretch, group.Rows(lane, start, stretch.Length));
    }

    private bool Together<TOutput>(SweepGroup<TOutput> group, scoped in InputColumns stretch, int start, int warm) where TOutput : unmanaged
    {
        var states = _starts.AsSpan(0, _count).ToArray();
        var reads = group[0].Reads;
        for (var lane = 0; lane < states.Length; lane++)
        {
            for (var i = 0; i < warm; i++)
                Put(states[lane].Push(stretch.Spread<TLane, TIn>(i, reads)), 0, group.Rows(lane, start + i, 1));
        }
        var joined = states[0];
        if (!LaneJoin.TryJoin<TLane, TStep>(states, ref joined))
            return false;
        var trial = joined;
        Span<double> alone = stackalloc double[Unsafe.SizeOf<TOut>() / Unsafe.SizeOf<TLane>()];
        for (var i = warm; i < warm + Trial; i++)
        {
            var together = trial.Push(stretch.Spread<TLane, TIn>(i, reads));
            for (var lane = 0; lane < states.Length; lane++)
            {
                var row = group.Rows(lane, start + i, 1);
                Put(together, lane, row);
                Put(states[lane].Push(stretch.Spread<TLane, TIn>(i, reads)), 0, alone);
                if (!MemoryMarshal.AsBytes(row).SequenceEqual(MemoryMarshal.AsBytes(alone)))
                    return false;
            }
        }
        var runner = new LaneRunner<TLane, Data<TOutput>>(new(group, stretch.Slice(warm, stretch.Length - warm), start + warm), reads);
        runner.Run<TStep, TIn, TOut>(joined);
        return true;
    }

    private static void Put(in TOut outputs, int lane, Span<double> row)
    {
        var values = MemoryMarshal.Cast<TOut, double>(new ReadOnlySpan<TOut>(in outputs));
        for (var k = 0; k < row.Length; k++)
            row[k] = values[k * TLane.Width + lane];
    }

    private readonly ref struct Data<TOutput>(SweepGroup<TOutput> group, InputColumns input, int start) : ILaneData
        where TOutput : unmanaged
    {
        private readonly SweepGroup<TOutput> _group = group;
        private readonly InputColumns _input = input;
        private readonly int _start = start;

        public static bool IsShared => true;

        public int Length(int lane) => lane < _group.Count ? _input.Length : 0;

        public ReadOnlySpan<double> Column(int lane, BarFields field) => _input.Column(field);

        public int Skip(int lane) => 0;

        public Span<double> Rows(int lane) => lane < _group.Count ? _group.Rows(lane, _start, _input.Length) : default;
    }
}
