using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>
/// One long series of an indicator with finite memory: cut into as many stretches as there are lanes, each started early
/// enough to be warm, all run side by side. The numbers do not change, because a step sees the same last bars either way.
/// </summary>
internal static class Stretches
{
    /// <summary>Computes the series in lanes where that pays.</summary>
    /// <returns>False where nothing was done: the series is short, has gaps, or the machine has no wide registers.</returns>
    public static bool Compute<TOutput>(Indicator<TOutput> indicator, scoped in InputColumns input, Span<double> destination, int memory)
        where TOutput : unmanaged
    {
        // next to a step that looks back a bar or two, turning bars into lanes would be most of the work;
        // and the overlap of the stretches must stay small against their length
        if (memory < 4 || input.Length < 32 * (memory + 16) || input.FindGap(0, input.Length) < input.Length)
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
        var data = new Data(input, destination, memory, Unsafe.SizeOf<TOutput>() / sizeof(double), TLane.Width);
        var runner = new LaneRunner<TLane, Data>(data, indicator.Reads);
        indicator.Start<TLane, LaneRunner<TLane, Data>>(ref runner);
    }

    private readonly ref struct Data(InputColumns input, Span<double> destination, int memory, int width, int lanes) : ILaneData
    {
        private readonly InputColumns _input = input;
        private readonly Span<double> _destination = destination;
        private readonly int _memory = memory;
        private readonly int _width = width;
        private readonly int _share = (input.Length + lanes - 1) / lanes;

        public int Skip(int lane) => Math.Min(_memory, First(lane));

        public int Length(int lane) => First(lane + 1) - First(lane) + Skip(lane);

        public ReadOnlySpan<double> Column(int lane, BarFields field) =>
            _input.Column(field).Slice(First(lane) - Skip(lane), Length(lane));

        public Span<double> Rows(int lane) => _destination[(First(lane) * _width)..];

        private int First(int lane) => Math.Min(lane * _share, _input.Length);
    }
}
