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
            Run<TOutput>(ref states[lane], new(group, lane, lane + 1, stretch.Slice(0, warm), start));
        var joined = states[0];
        if (!LaneJoin.TryJoin<TLane, TStep>(states, ref joined))
            return false;
        for (var lane = 0; lane < states.Length; lane++)
            Run<TOutput>(ref states[lane], new(group, lane, lane + 1, stretch.Slice(warm, Trial), start + warm));
        var trial = joined;
        Span<double> row = stackalloc double[Unsafe.SizeOf<TOut>() / Unsafe.SizeOf<TLane>()];
        for (var i = warm; i < warm + Trial; i++)
        {
            var together = trial.Push(stretch.Spread<TLane, TIn>(i, reads));
            for (var lane = 0; lane < states.Length; lane++)
            {
                Put(together, lane, row);
                if (!MemoryMarshal.AsBytes(row).SequenceEqual(MemoryMarshal.AsBytes(group.Rows(lane, start + i, 1))))
                    return false;
            }
        }
        Run<TOutput>(ref joined, new(group, 0, _count, stretch.Slice(warm, stretch.Length - warm), start + warm));
        return true;
    }

    private static void Run<TOutput>(ref TStep state, Data<TOutput> data) where TOutput : unmanaged =>
        new LaneRunner<TLane, Data<TOutput>>(data, data.Reads).Run<TStep, TIn, TOut>(ref state);

    private static void Put(in TOut outputs, int lane, Span<double> row)
    {
        var values = MemoryMarshal.Cast<TOut, double>(new ReadOnlySpan<TOut>(in outputs));
        for (var k = 0; k < row.Length; k++)
            row[k] = values[k * TLane.Width + lane];
    }

    // the lanes of a group from one on to before another
    private readonly ref struct Data<TOutput>(SweepGroup<TOutput> group, int first, int end, InputColumns input, int start) : ILaneData
        where TOutput : unmanaged
    {
        private readonly SweepGroup<TOutput> _group = group;
        private readonly int _first = first;
        private readonly int _end = end;
        private readonly InputColumns _input = input;
        private readonly int _start = start;

        public static bool IsShared => true;

        public BarFields Reads => _group[_first].Reads;

        public int Length(int lane) => lane >= _first && lane < _end ? _input.Length : 0;

        public ReadOnlySpan<double> Column(int lane, BarFields field) => _input.Column(field);

        public int Skip(int lane) => 0;

        public Span<double> Rows(int lane) => lane >= _first && lane < _end ? _group.Rows(lane, _start, _input.Length) : default;
    }
}
