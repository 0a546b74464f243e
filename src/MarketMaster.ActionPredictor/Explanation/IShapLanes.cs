using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>The outputs of a tree at eight integration points at once.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
internal interface IShapLanes<TSelf>
    where TSelf : struct, IShapLanes<TSelf>
{
    /// <summary>How many outputs are followed.</summary>
    static abstract int Outputs { get; }

    /// <summary>What a leaf says, at every point.</summary>
    static abstract void Set(ref TSelf target, ReadOnlySpan<double> leaf);

    /// <summary>The sum of two, each times a factor.</summary>
    static abstract void Join(ref TSelf target, in Vector512<double> first, in TSelf a, in Vector512<double> second, in TSelf b);

    /// <summary>The sum of what two leaves say, each times a factor.</summary>
    static abstract void JoinLeaves(ref TSelf target, in Vector512<double> first, ReadOnlySpan<double> a, in Vector512<double> second, ReadOnlySpan<double> b);

    /// <summary>Adds the sum of what two leaves say, each times a factor.</summary>
    static abstract void AddJoinLeaves(ref TSelf target, in Vector512<double> first, ReadOnlySpan<double> a, in Vector512<double> second, ReadOnlySpan<double> b);

    /// <summary>Adds the sum of two, each times a factor.</summary>
    static abstract void AddJoin(ref TSelf target, in Vector512<double> first, in TSelf a, in Vector512<double> second, in TSelf b);

    /// <summary>The sum over the points of each output.</summary>
    static abstract void Total(in TSelf lanes, Span<double> totals);
}
