namespace MarketMaster.Prediction;

/// <summary>What a thread needs to predict a block of rows, kept for the next block.</summary>
internal sealed class PredictionRoom
{
    [ThreadStatic]
    private static PredictionRoom? _current;

    private AlignedArray<byte> _rows = new(0);

    /// <summary>The columns of the tiles of a block.</summary>
    public AlignedArray<byte> Columns { get; } = new(CompiledEnsemble.BlockRows / CompiledEnsemble.TileRows * PermuteKernel.WidestTile);

    /// <summary>One prediction per row of a block.</summary>
    public ActionPrediction[] Predictions { get; } = new ActionPrediction[CompiledEnsemble.BlockRows];

    /// <summary>The thread's own.</summary>
    public static PredictionRoom Current => _current ??= new();

    /// <summary>Room for the rows of a block.</summary>
    public Span<byte> Rows(int bytes)
    {
        if (_rows.Span.Length < bytes)
            _rows = new(bytes);
        return _rows.Span[..bytes];
    }
}
