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
        int longest = 0, shortest = int.MaxValue;
        for (var lane = 0; lane < T.Width; lane++)
            (longest, shortest) = (Math.Max(longest, _data.Length(lane)), Math.Min(shortest, _data.Length(lane)));
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
                blocks.Compute(b, Math.Min(Block, end - b), _scratch.Rows, Apart, at + b);
                for (var lane = 0; lane < T.Width; lane++)
                    Store(lane, at + b);
            }
            blocks.MoveOn();
        }
        if (_past)
            Streaming.Complete();
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
