using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>The class shares of a tree. Four are followed: the contributions to the five add up to 0.</summary>
internal struct ShapShares : IShapLanes<ShapShares>
{
    private Vector512<double> _class0;
    private Vector512<double> _class1;
    private Vector512<double> _class2;
    private Vector512<double> _class3;

    public static int Outputs => TradeActions.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Set(ref ShapShares target, ReadOnlySpan<double> leaf)
    {
        target._class0 = Vector512.Create(leaf[0]);
        target._class1 = Vector512.Create(leaf[1]);
        target._class2 = Vector512.Create(leaf[2]);
        target._class3 = Vector512.Create(leaf[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Join(ref ShapShares target, in Vector512<double> first, in ShapShares a, in Vector512<double> second, in ShapShares b)
    {
        target._class0 = (first * a._class0) + (second * b._class0);
        target._class1 = (first * a._class1) + (second * b._class1);
        target._class2 = (first * a._class2) + (second * b._class2);
        target._class3 = (first * a._class3) + (second * b._class3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddJoin(ref ShapShares target, in Vector512<double> first, in ShapShares a, in Vector512<double> second, in ShapShares b)
    {
        target._class0 += (first * a._class0) + (second * b._class0);
        target._class1 += (first * a._class1) + (second * b._class1);
        target._class2 += (first * a._class2) + (second * b._class2);
        target._class3 += (first * a._class3) + (second * b._class3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void JoinLeaves(ref ShapShares target, in Vector512<double> first, ReadOnlySpan<double> a, in Vector512<double> second, ReadOnlySpan<double> b)
    {
        target._class0 = (first * a[0]) + (second * b[0]);
        target._class1 = (first * a[1]) + (second * b[1]);
        target._class2 = (first * a[2]) + (second * b[2]);
        target._class3 = (first * a[3]) + (second * b[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddJoinLeaves(ref ShapShares target, in Vector512<double> first, ReadOnlySpan<double> a, in Vector512<double> second, ReadOnlySpan<double> b)
    {
        target._class0 += (first * a[0]) + (second * b[0]);
        target._class1 += (first * a[1]) + (second * b[1]);
        target._class2 += (first * a[2]) + (second * b[2]);
        target._class3 += (first * a[3]) + (second * b[3]);
    }

    public static void Total(in ShapShares lanes, Span<double> totals)
    {
        (totals[0], totals[1]) = (Vector512.Sum(lanes._class0), Vector512.Sum(lanes._class1));
        (totals[2], totals[3]) = (Vector512.Sum(lanes._class2), Vector512.Sum(lanes._class3));
        totals[4] = -(totals[0] + totals[1] + totals[2] + totals[3]);
    }
}
