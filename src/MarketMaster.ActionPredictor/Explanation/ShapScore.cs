using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>The score of a tree that speaks for one action.</summary>
internal struct ShapScore : IShapLanes<ShapScore>
{
    private Vector512<double> _score;

    public static int Outputs => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(ref ShapScore target, ReadOnlySpan<double> leaf) => target._score = Vector512.Create(leaf[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(ref ShapScore target, in Vector512<double> first, in ShapScore a, in Vector512<double> second, in ShapScore b) =>
        target._score = (first * a._score) + (second * b._score);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddJoin(ref ShapScore target, in Vector512<double> first, in ShapScore a, in Vector512<double> second, in ShapScore b) =>
        target._score += (first * a._score) + (second * b._score);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void JoinLeaves(ref ShapScore target, in Vector512<double> first, ReadOnlySpan<double> a, in Vector512<double> second, ReadOnlySpan<double> b) =>
        target._score = (first * a[0]) + (second * b[0]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddJoinLeaves(ref ShapScore target, in Vector512<double> first, ReadOnlySpan<double> a, in Vector512<double> second, ReadOnlySpan<double> b) =>
        target._score += (first * a[0]) + (second * b[0]);

    public static void Total(in ShapScore lanes, Span<double> totals) => totals[0] = Vector512.Sum(lanes._score);
}
