using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>The 25 features of as many series as there are lanes, block by block. Lanes that end early are fed their last bar on.</summary>
internal readonly ref struct FeatureLanes<T, TData>
    where T : unmanaged, ILane<T>
    where TData : ILaneData, allows ref struct
{
    private const int Width = FeatureScratch.Width;

    private readonly TData _data;
    private readonly FeatureScratch _scratch;
    private readonly bool _past;

    public FeatureLanes(TData data, bool past)
    {
        _data = data;
        _scratch = FeatureScratch.Current;
        _past = past && Streaming.IsSupported;
    }

    private static int Block => FeatureBlocks<T, T>.Block;

    private static int Chunk => FeatureBlocks<T, T>.Chunk;

    private static int Apart => Block * Width;

    public void Run()
    {
        if (!_past)
        {
            Pin(0, stackalloc nint[T.Width]);
            return;
        }
        Compute(default, 0);
        Streaming.Complete();
    }

    // Rows that stay where they are can be written lane by lane at fixed distances.
    private unsafe void Pin(int lane, Span<nint> places)
    {
        fixed (double* rows = _data.Rows(lane))
        {
            places[lane] = lane == 0 ? (nint)rows : ((nint)rows - places[0]) / sizeof(double);
            if (lane + 1 < T.Width)
                Pin(lane + 1, places);
            else
            {
                places[0] = 0;
                Compute(places, Shortest);
            }
        }
    }

    private int Shortest
    {
        get
        {
            var shortest = int.MaxValue;
            for (var lane = 0; lane < T.Width; lane++)
                shortest = Math.Min(shortest, _data.Length(lane));
            return shortest;
        }
    }

    private int Longest
    {
        get
        {
            var longest = 0;
            for (var lane = 0; lane < T.Width; lane++)
                longest = Math.Max(longest, _data.Length(lane));
            return longest;
        }
    }

    /// <param name="places">Distances of the lanes' rows from those of the first lane.</param>
    /// <param name="direct">Bars whose rows go there at once; the others are copied.</param>
    private void Compute(scoped ReadOnlySpan<nint> places, int direct)
    {
        var (longest, shortest) = (Longest, Shortest);
        Span<nint> aside = stackalloc nint[T.Width];
        for (var lane = 0; lane < T.Width; lane++)
            aside[lane] = lane * Apart;
        var state = new FeatureState<T>();
        var blocks = new FeatureBlocks<T, T>(_scratch, ref state);
        for (var at = 0; at < longest; at += Chunk)
        {
            for (var column = 0; column < 4; column++)
            {
                if (T.Width == 8 && Transposition.IsSupported && at + Chunk <= shortest)
                    Load((BarFields)(2 << column), at, ref blocks.At(column, 0));
                else
                    LoadRest((BarFields)(2 << column), at, ref blocks.At(column, 0));
            }
            var end = Math.Min(Chunk, longest - at);
            for (var b = 0; b < end; b += Block)
            {
                if (at + b + Block <= direct)
                {
                    blocks.Compute(b, Block, ref _data.Rows(0)[(at + b) * Width], places, at + b);
                    continue;
                }
                blocks.Compute(b, Math.Min(Block, end - b), ref _scratch.Rows[0], aside, at + b);
                for (var lane = 0; lane < T.Width; lane++)
                    Store(lane, at + b);
            }
            blocks.MoveOn();
        }
    }

    private void Load(BarFields field, int at, ref double target)
    {
        ref var c0 = ref First(0, field, at);
        ref var c1 = ref First(1, field, at);
        ref var c2 = ref First(2, field, at);
        ref var c3 = ref First(3, field, at);
        ref var c4 = ref First(4, field, at);
        ref var c5 = ref First(5, field, at);
        ref var c6 = ref First(6, field, at);
        ref var c7 = ref First(7, field, at);
        for (var i = 0; i < Chunk; i += 8)
            Transposition.Gather(ref c0, ref c1, ref c2, ref c3, ref c4, ref c5, ref c6, ref c7, i, ref Unsafe.Add(ref target, i * 8));
    }

    private void LoadRest(BarFields field, int at, ref double target)
    {
        for (var lane = 0; lane < T.Width; lane++)
        {
            var values = _data.Column(lane, field);
            for (var b = 0; b < Chunk; b++)
                Unsafe.Add(ref target, b * T.Width + lane) = values.IsEmpty ? 0 : values[Math.Min(at + b, values.Length - 1)];
        }
    }

    private void Store(int lane, int at)
    {
        var count = Math.Min(Block, _data.Length(lane) - at);
        if (count <= 0)
            return;
        var rows = _scratch.Rows.Slice(lane * Apart, count * Width);
        var target = _data.Rows(lane)[(at * Width)..];
        if (_past)
            Streaming.Copy(rows, target);
        else
            rows.CopyTo(target);
    }

    private ref double First(int lane, BarFields field, int at) => ref MemoryMarshal.GetReference(_data.Column(lane, field)[at..]);
}
