using System.Runtime.CompilerServices;
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

    private static int Apart => Block * Width;

    public void Run()
    {
        int longest = 0, shortest = int.MaxValue;
        for (var lane = 0; lane < T.Width; lane++)
            (longest, shortest) = (Math.Max(longest, _data.Length(lane)), Math.Min(shortest, _data.Length(lane)));
        var blocks = new FeatureBlocks<T, T>(_scratch);
        for (var at = 0; at < longest; at += Block)
        {
            for (var column = 0; column < 4; column++)
            {
                if (T.Width == 8 && Transposition.IsSupported && at + Block <= shortest)
                    Load((BarFields)(2 << column), at, ref blocks.At(column, 0));
                else
                    LoadRest((BarFields)(2 << column), at, ref blocks.At(column, 0));
            }
            blocks.Compute(Math.Min(Block, longest - at), _scratch.Rows, Apart);
            for (var lane = 0; lane < T.Width; lane++)
                Store(lane, at);
        }
        if (_past)
            Streaming.Complete();
    }

    private void Load(BarFields field, int at, ref double target) => Transposition.Gather(
        ref First(0, field), ref First(1, field), ref First(2, field), ref First(3, field),
        ref First(4, field), ref First(5, field), ref First(6, field), ref First(7, field), at, ref target);

    private void LoadRest(BarFields field, int at, ref double target)
    {
        for (var lane = 0; lane < T.Width; lane++)
        {
            var values = _data.Column(lane, field);
            for (var b = 0; b < Block; b++)
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

    private ref double First(int lane, BarFields field) => ref MemoryMarshal.GetReference(_data.Column(lane, field));
}
