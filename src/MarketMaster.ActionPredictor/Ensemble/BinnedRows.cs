namespace MarketMaster.Prediction;

/// <summary>The features of many rows as bins, ready to be predicted; one feature at a time can be changed.</summary>
internal sealed class BinnedRows
{
    private readonly TreeEnsemble _model;
    private readonly ushort[] _bins;

    private BinnedRows(TreeEnsemble model, ushort[] bins, int count) => (_model, _bins, Count) = (model, bins, count);

    public int Count { get; }

    public static BinnedRows Create(FeatureMap map, TreeEnsemble model)
    {
        var bins = new ushort[map.Count * model.Columns];
        for (var row = 0; row < map.Count; row++)
            map.Quantise(row, model, bins.AsSpan(row * model.Columns, model.Columns));
        return new(model, bins, map.Count);
    }

    public ReadOnlySpan<ushort> this[int row] => _bins.AsSpan(row * _model.Columns, _model.Columns);

    public BinnedRows Clone() => new(_model, (ushort[])_bins.Clone(), Count);

    /// <summary>Puts the values of one feature into a random order.</summary>
    public void Shuffle(int feature, ref RandomStream random)
    {
        for (var row = Count - 1; row > 0; row--)
        {
            var other = random.NextInt(row + 1);
            for (var column = feature; column < _model.Columns; column += _model.Bins.Features)
            {
                ref var a = ref _bins[(row * _model.Columns) + column];
                ref var b = ref _bins[(other * _model.Columns) + column];
                (a, b) = (b, a);
            }
        }
    }

    /// <summary>Gives every row the same value of one feature.</summary>
    public void Fill(int feature, double value)
    {
        for (var row = 0; row < Count; row++)
            _model.Quantise(feature, value, _bins.AsSpan(row * _model.Columns, _model.Columns));
    }
}
