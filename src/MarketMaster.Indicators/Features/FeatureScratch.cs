namespace MarketMaster.Indicators;

/// <summary>The columns that a block of features works on: one array per thread, reused from call to call, and one per stream, on a boundary of cache lines.</summary>
internal sealed unsafe class FeatureScratch
{
    /// <summary>Number of features: the width of a row.</summary>
    public const int Width = 25;

    /// <summary>Bars kept from before the chunk, for the windows that look back on a column; a multiple of 8.</summary>
    public const int Before = 24;

    // columns that are looked back on
    public const int High = 0;
    public const int Low = 1;
    public const int Close = 2;
    public const int Volume = 3;
    public const int Rest = 4;
    public const int K = 5;
    public const int Sums = 6; // over 2, 4, 8, 16 and 32 closes
    public const int Highs = 11; // over 2, 4 and 8 bars
    public const int Lows = 14;
    public const int LookedBack = 17;

    // columns of a block: first what the recurrences give
    public const int Line = 0;
    public const int Signal = 1;
    public const int Histogram = 2;
    public const int Fast = 3;
    public const int Slow = 4;
    public const int Gain = 5;
    public const int Loss = 6;
    public const int Obv = 7;
    public const int Anchor = 8;
    public const int Paid = 9;
    public const int Traded = 10;
    public const int Adx = 11;
    public const int SuperTrend = 12;
    public const int Atr = 13;
    public const int Outputs = 14;
    public const int Highest = 14;
    public const int Lowest = 15;

    private const int HistorySize = LookedBack * ((Before + 64) * 8 + 8);
    private const int ColumnsSize = 16 * (128 + 8);
    private const int FeaturesSize = Width * 8;
    private const int DistancesSize = 20 * 8;
    private const int RowsSize = Width * 128;

    [ThreadStatic]
    private static FeatureScratch? _current;

    private readonly double[] _memory = GC.AllocateArray<double>(HistorySize + ColumnsSize + FeaturesSize + DistancesSize + RowsSize + 8, pinned: true);
    private readonly double* _first;

    /// <summary>Makes a scratch of its own, for a stream.</summary>
    public FeatureScratch() => _first = (double*)(((nint)Unsafe.AsPointer(ref _memory[0]) + 63) & ~63);

    /// <summary>The scratch of this thread.</summary>
    public static FeatureScratch Current => _current ??= new();

    /// <summary>The columns that are looked back on.</summary>
    public ref double History => ref *_first;

    /// <summary>The columns of a block.</summary>
    public ref double Columns => ref _first[HistorySize];

    /// <summary>The features of the bars in the lanes, feature by feature.</summary>
    public ref double Features => ref _first[HistorySize + ColumnsSize];

    /// <summary>Distances of the last 20 closes or typical prices from the newest, lane by lane.</summary>
    public ref double Distances => ref _first[HistorySize + ColumnsSize + FeaturesSize];

    /// <summary>Rows of a block that cannot go to their place at once.</summary>
    public Span<double> Rows => new(_first + HistorySize + ColumnsSize + FeaturesSize + DistancesSize, RowsSize);
}
