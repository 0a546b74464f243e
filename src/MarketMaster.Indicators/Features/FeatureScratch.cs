using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MarketMaster.Indicators;

/// <summary>The columns that a block of features works on: one array per thread, reused from call to call, on a boundary of cache lines.</summary>
internal sealed unsafe class FeatureScratch
{
    /// <summary>Number of features: the width of a row.</summary>
    public const int Width = 25;

    /// <summary>Bars kept from before the block, for the windows that look back on a column; a multiple of 8.</summary>
    public const int History = 56;

    public const int High = 0;
    public const int Low = 1;
    public const int Close = 2;
    public const int Volume = 3;
    public const int Rest = 4;
    public const int K = 5;
    public const int LookedBack = 6;
    public const int Highest = 6;
    public const int Lowest = 7;
    public const int Line = 8;
    public const int Signal = 9;
    public const int Histogram = 10;
    public const int Fast = 11;
    public const int Slow = 12;
    public const int Gain = 13;
    public const int Loss = 14;
    public const int Obv = 15;
    public const int Anchor = 16;
    public const int Paid = 17;
    public const int Traded = 18;
    public const int Adx = 19;
    public const int SuperTrend = 20;
    public const int Atr = 21;
    private const int Columns = 22;

    // One register more than the bars need: columns a power of two apart would fight for the same places of the cache.
    private const int Largest = (History + 8 + 1) * 8;
    private const int Line64 = 8;

    [ThreadStatic]
    private static FeatureScratch? _current;

    private readonly double[] _memory = GC.AllocateArray<double>(Columns * Largest + (20 + Width) * 8 + 64 * Width + Line64, pinned: true);
    private readonly double* _columns;

    private FeatureScratch() => _columns = (double*)(((nint)Unsafe.AsPointer(ref _memory[0]) + 63) & ~63);

    /// <summary>The scratch of this thread.</summary>
    public static FeatureScratch Current => _current ??= new();

    /// <summary>The first value of the first column. A column follows after <see cref="FeatureBlocks{T, TState}.Stride"/> values.</summary>
    public ref double First => ref *_columns;

    /// <summary>Distances of the last 20 closes or typical prices from the newest, lane by lane.</summary>
    public ref double Distances => ref _columns[Columns * Largest];

    /// <summary>The features of the bars in the lanes, feature by feature.</summary>
    public ref double Features => ref _columns[Columns * Largest + 20 * 8];

    /// <summary>Rows of a block that cannot go to their place at once.</summary>
    public Span<double> Rows => new(_columns + Columns * Largest + (20 + Width) * 8, 64 * Width);
}
