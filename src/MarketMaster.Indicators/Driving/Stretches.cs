using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>
/// One series of an indicator with finite memory: cut into as many stretches as there are lanes, each started early enough
/// to be warm, all run side by side. The numbers do not change, because a step sees the same last bars either way.
/// </summary>
/// <remarks>The series is worked on part by part, so that a part is still in the cache when it is computed after the search for gaps.</remarks>
internal static class Stretches
{
    private const int ShortestStretch = 1024;

    /// <summary>Computes the series in lanes.</summary>
    /// <returns>False where nothing was done: the series is short, or the machine has no wide registers.</returns>
    public static bool Compute<TOutput>(Indicator<TOutput> indicator, scoped in InputColumns input, Span<double> destination, int memory)
        where TOutput : unmanaged
    {
        if (!Pays(input.Length, memory))
            return false;
        if (Vector512.IsHardwareAccelerated)
            Compute<EightLanes, TOutput>(indicator, input, destination, memory);
        else if (Vector256.IsHardwareAccelerated)
            Compute<FourLanes, TOutput>(indicator, input, destination, memory);
        else
            return false;
        return true;
    }

    internal static void Compute<TLane, TOutput>(Indicator<TOutput> indicator, scoped in InputColumns input, Span<double> destination, int memory)
        where TLane : unmanaged, ILane<TLane>
        where TOutput : unmanaged
    {
        var width = Unsafe.SizeOf<TOutput>() / sizeof(double);
        var part = TLane.Width * Math.Max(ShortestStretch, 32 * memory);
        for (int at = 0, start = 0; at < input.Length;)
        {
            var end = input.Length - at < 2 * part ? input.Length : at + part;
            var gap = input.FindGap(at, end);
            var warm = Math.Min(memory, at - start);
            Run<TLane, TOutput>(indicator, input.Slice(at - warm, gap - at + warm), destination.Slice(at * width, (gap - at) * width), warm, memory);
            at = gap;
            if (gap < end)
            {
                destination.Slice(gap * width, width).Fill(double.NaN);
                start = at = gap + 1;
            }
        }
    }

    // the bars that warm the lanes up must stay few against those that are computed
    private static bool Pays(int length, int memory) => length >= 8 * memory + 256;

    private static void Run<TLane, TOutput>(Indicator<TOutput> indicator, scoped in InputColumns input, Span<double> destination, int warm, int memory)
        where TLane : unmanaged, ILane<TLane>
        where TOutput : unmanaged
    {
        if (!Pays(input.Length, memory))
        {
            var one = new BatchRunner(input, destination, warm);
            indicator.Start<Scalar, BatchRunner>(ref one);
            return;
        }
        var data = new Data(input, destination, warm, memory, Unsafe.SizeOf<TOutput>() / sizeof(double), TLane.Width);
        var runner = new LaneRunner<TLane, Data>(data, indicator.Reads);
        indicator.Start<TLane, LaneRunner<TLane, Data>>(ref runner);
    }

    /// <summary>The stretches of a part whose first <paramref name="warm"/> bars are not output.</summary>
    private readonly ref struct Data(InputColumns input, Span<double> destination, int warm, int memory, int width, int lanes) : ILaneData
    {
        private readonly InputColumns _input = input;
        private readonly Span<double> _destination = destination;
        private readonly int _warm = warm;
        private readonly int _memory = memory;
        private readonly int _width = width;
        private readonly int _share = (input.Length - warm + lanes - 1) / lanes;

        public int Skip(int lane) => Math.Min(_memory, First(lane));

        public int Length(int lane) => First(lane + 1) - First(lane) + Skip(lane);

        public ReadOnlySpan<double> Column(int lane, BarFields field) =>
            _input.Column(field).Slice(First(lane) - Skip(lane), Length(lane));

        public Span<double> Rows(int lane) => _destination[((First(lane) - _warm) * _width)..];

        private int First(int lane) => Math.Min(_warm + lane * _share, _input.Length);
    }
}
