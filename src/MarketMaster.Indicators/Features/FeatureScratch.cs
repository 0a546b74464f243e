using System.Runtime.CompilerServices;

namespace MarketMaster.Indicators;

/// <summary>The columns that a block of features works on: one array per thread, reused from call to call.</summary>
internal sealed class FeatureScratch
{
    /// <summary>Number of features: the width of a row.</summary>
    public const int Width = 25;

    /// <summary>Bars kept from the block before, for the windows that look back on a column.</summary>
    public const int History = 24;

    public const int Change = 0;
    public const int Gain = 1;
    public const int Loss = 2;
    public const int Atr14 = 3;
    public const int Atr10 = 4;
    public const int Plus = 5;
    public const int Minus = 6;
    public const int Obv = 7;
    public const int Paid = 8;
    public const int Volume = 9;
    public const int Fast = 10;
    public const int Slow = 11;
    public const int Line = 12;
    public const int Index = 13;
    public const int Upper = 14;
    public const int Lower = 15;
    public const int Signal = 16;
    public const int Adx = 17;
    public const int Trend = 18;
    public const int Highest = 19;
    public const int Lowest = 20;
    public const int K = 21;
    public const int Rest = 22;
    private const int Columns = 23;

    private const int Stride = History + FeatureBlocks<Scalar>.Block;

    [ThreadStatic]
    private static FeatureScratch? _current;

    private readonly FeatureStep<Scalar> _start = new();
    private readonly double[] _columns = new double[Columns * Stride];
    private readonly double[] _rows = new double[Width * 8];

    /// <summary>The scratch of this thread.</summary>
    public static FeatureScratch Current => _current ??= new();

    /// <summary>A step before its first bar. Its arrays are this thread's: a copy may be used until the next one is taken.</summary>
    public FeatureStep<Scalar> Start => _start;

    /// <summary>The rows of one block, for results that are written past the caches.</summary>
    public double[] Stage { get; } = new double[Width * FeatureBlocks<Scalar>.Block];

    /// <summary>Where the features of the bars in the lanes are put together, feature by feature.</summary>
    public ref double Rows => ref _rows[0];

    /// <summary>A column at a bar of the block; negative bars are those of the block before.</summary>
    public ref double At(int column, int bar) => ref _columns[column * Stride + History + bar];

    /// <summary>A column from the first bar of the block.</summary>
    public Span<double> Column(int column, int count) => _columns.AsSpan(column * Stride + History, count);

    /// <summary>Keeps the end of the looked-back columns for the next block.</summary>
    public void Shift(int count)
    {
        foreach (var column in (ReadOnlySpan<int>)[K, Rest])
            _columns.AsSpan(column * Stride + count, History).CopyTo(_columns.AsSpan(column * Stride, History));
    }

    /// <summary>Turns features by lanes into rows.</summary>
    public void WriteRows<T>(Span<double> rows) where T : unmanaged, ILane<T>
    {
        if (T.Width == 8 && Transposition.IsSupported)
        {
            ref var row = ref rows[..(8 * Width)][0];
            for (var k = 0; k + 8 <= Width; k += 8)
            {
                Transposition.Scatter(
                    ref _rows[k * 8],
                    ref row, ref Unsafe.Add(ref row, Width), ref Unsafe.Add(ref row, 2 * Width), ref Unsafe.Add(ref row, 3 * Width),
                    ref Unsafe.Add(ref row, 4 * Width), ref Unsafe.Add(ref row, 5 * Width), ref Unsafe.Add(ref row, 6 * Width), ref Unsafe.Add(ref row, 7 * Width), k);
            }
            for (var lane = 0; lane < 8; lane++)
                Unsafe.Add(ref row, lane * Width + 24) = _rows[24 * 8 + lane];
            return;
        }
        for (var lane = 0; lane < T.Width; lane++)
        {
            for (var k = 0; k < Width; k++)
                rows[lane * Width + k] = _rows[k * T.Width + lane];
        }
    }
}
