namespace MarketMaster.Prediction;

/// <summary>The features of many rows as bins, ready to be predicted; one feature at a time can be changed.</summary>
internal sealed class BinnedRows
{
    private readonly TreeEnsemble _model;
    private readonly AlignedArray<byte> _rows;

    private BinnedRows(TreeEnsemble model, AlignedArray<byte> rows, int count) => (_model, _rows, Count) = (model, rows, count);

    public int Count { get; }

    public static BinnedRows Create(FeatureMap map, TreeEnsemble model)
    {
        var tiles = (map.Count + CompiledEnsemble.TileRows - 1) / CompiledEnsemble.TileRows;
        var rows = new AlignedArray<byte>(tiles * CompiledEnsemble.TileRows * model.Quantiser.RowBytes);
        map.Quantise(0, map.Count, model.Quantiser, rows.Span);
        return new(model, rows, map.Count);
    }

    /// <summary>The rows from one on, filled up to a whole tile.</summary>
    public ReadOnlySpan<byte> From(int row) => _rows.Span[(row * _model.Quantiser.RowBytes)..];

    public BinnedRows Clone()
    {
        var copy = new AlignedArray<byte>(_rows.Span.Length);
        _rows.Span.CopyTo(copy.Span);
        return new(_model, copy, Count);
    }

    /// <summary>Puts the values of one feature into a random order.</summary>
    public void Shuffle(int feature, ref RandomStream random)
    {
        for (var row = Count - 1; row > 0; row--)
            _model.Quantiser.Swap(feature, Row(row), Row(random.NextInt(row + 1)));
    }

    /// <summary>Gives every row the same value of one feature.</summary>
    public void Fill(int feature, double value)
    {
        for (var row = 0; row < Count; row++)
            _model.Quantiser.Set(feature, value, Row(row));
    }

    private Span<byte> Row(int row) => _rows.Span.Slice(row * _model.Quantiser.RowBytes, _model.Quantiser.RowBytes);
}
