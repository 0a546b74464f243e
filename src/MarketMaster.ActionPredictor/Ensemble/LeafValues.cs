namespace MarketMaster.Prediction;

/// <summary>
/// What the leaves of all trees say, in whole numbers, so that the order in which they are added up does not matter: the same row
/// gives the same bits alone, in a batch, on any thread and with any instruction set.
/// </summary>
internal abstract class LeafValues
{
    /// <summary>Numbers that the sums of one row take.</summary>
    public abstract int SumLength { get; }

    /// <summary>The leaves of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="firstLeaf">How many leaves come before those of each tree, and of all trees.</param>
    public static LeafValues Create(TreeEnsemble model, int[] firstLeaf) =>
        model.Kind == EnsembleKind.Averaging ? new LeafShares(model, firstLeaf) : new LeafScores(model, firstLeaf);

    /// <summary>Keeps what a leaf says, as the tree's leaf of number <paramref name="place"/>.</summary>
    public abstract void Set(int tree, int place, int leaf);

    /// <summary>The sums of several rows before the first tree.</summary>
    public abstract void Start(Span<long> sums);

    /// <summary>Asks the memory for leaves that will be added soon.</summary>
    public abstract void Prefetch(int firstTree, ReadOnlySpan<int> leaves);

    /// <summary>Adds the leaves that one row reached in several trees.</summary>
    public abstract void AddTrees(int firstTree, ReadOnlySpan<int> leaves, Span<long> sums);

    /// <summary>Adds the leaves that the rows of a tile reached in several trees.</summary>
    /// <param name="firstTree">The first of the trees.</param>
    /// <param name="trees">Number of trees.</param>
    /// <param name="leaves">Tree by tree, <see cref="CompiledEnsemble.TileRows"/> for each.</param>
    /// <param name="sums">The sums of the rows that are there.</param>
    public abstract void AddRows(int firstTree, int trees, ReadOnlySpan<int> leaves, Span<long> sums);

    /// <summary>The probabilities of one row.</summary>
    public abstract ActionPrediction Conclude(ReadOnlySpan<long> sums);

    private protected static ActionPrediction Of(in ActionProbabilities probabilities)
    {
        var action = Evaluator.MostProbable(probabilities);
        return new(action, probabilities[action], probabilities);
    }
}
