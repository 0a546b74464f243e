using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>What indicators made of other indicators share.</summary>
internal static class Composition
{
    // A step of two steps in one struct is no way here: a lane cannot restart alone where the inner value of that lane is
    // NaN, and compilers ahead of time cannot close over runners nested as deep as a user chains.
    public static NotSupportedException NoStep(Indicator indicator) =>
        new($"{indicator} is made of other indicators and has no step of its own: compute it or open a stream");

    public static int IndexOf(Indicator indicator, string output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var outputs = indicator.Outputs;
        for (var i = 0; i < outputs.Count; i++)
        {
            if (outputs[i].Name.Equals(output, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        throw new ArgumentException($"{indicator} has no output '{output}': there are {string.Join(", ", outputs.Select(o => o.Name))}", nameof(output));
    }

    public static int RequireIndex(Indicator indicator, int output) =>
        output >= 0 && output < indicator.Outputs.Count
            ? output
            : throw new ArgumentOutOfRangeException(
                nameof(output), output, string.Create(CultureInfo.InvariantCulture, $"{indicator} has outputs 0 to {indicator.Outputs.Count - 1}"));

    public static int Width<TOutput>() where TOutput : unmanaged => Unsafe.SizeOf<TOutput>() / sizeof(double);

    public static void RequireRows<TOutput>(Span<double> destination, int rows) where TOutput : unmanaged
    {
        if (destination.Length / Width<TOutput>() < rows)
            throw new ArgumentException($"destination holds {destination.Length / Width<TOutput>()} rows, the input has {rows}", nameof(destination));
    }

    public static void RequireRows<TOutput>(IReadOnlyList<BarSeries> series, IReadOnlyList<TOutput[]> destinations)
    {
        if (destinations.Count != series.Count)
            throw new ArgumentException($"{destinations.Count} buffers for {series.Count} series: there must be one for each", nameof(destinations));
        for (var i = 0; i < series.Count; i++)
        {
            if (destinations[i].Length < series[i].Count)
                throw new ArgumentException($"buffer {i} holds {destinations[i].Length} rows, series {i} has {series[i].Count}", nameof(destinations));
        }
    }

    public static Span<double> Rows<TOutput>(TOutput[] destination) where TOutput : unmanaged => MemoryMarshal.Cast<TOutput, double>(destination.AsSpan());

    public static Span<double> Values<TOutput>(ref TOutput output) where TOutput : unmanaged =>
        MemoryMarshal.Cast<TOutput, double>(new Span<TOutput>(ref output));

    public static TOutput Missing<TOutput>() where TOutput : unmanaged
    {
        Unsafe.SkipInit(out TOutput output);
        Values(ref output).Fill(double.NaN);
        return output;
    }

    /// <summary>A buffer from the pool; return it with <see cref="Return"/>.</summary>
    public static double[] Rent(int length) => ArrayPool<double>.Shared.Rent(length);

    public static void Return(double[] buffer) => ArrayPool<double>.Shared.Return(buffer);
}
