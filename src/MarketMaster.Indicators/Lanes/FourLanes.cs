using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>Four lanes in a 256-bit register.</summary>
internal readonly struct FourLanes(Vector256<double> values) : ILane<FourLanes>
{
    private readonly Vector256<double> _values = values;

    public static int Width => 4;

    /// <summary>The value of a lane.</summary>
    public double this[int lane]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _values.GetElement(lane);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator FourLanes(double value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator +(FourLanes left, FourLanes right) => new(left._values + right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator -(FourLanes left, FourLanes right) => new(left._values - right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator *(FourLanes left, FourLanes right) => new(left._values * right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator /(FourLanes left, FourLanes right) => new(left._values / right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes operator -(FourLanes value) => new(-value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Max(FourLanes left, FourLanes right) => new(Vector256.MaxNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Min(FourLanes left, FourLanes right) => new(Vector256.MinNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Abs(FourLanes value) => new(Vector256.Abs(value._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes Sqrt(FourLanes value) => new(Vector256.Sqrt(value._values));

    public static FourLanes Log(FourLanes value) => new(Vector256.Create(
        Math.Log(value._values[0]), Math.Log(value._values[1]), Math.Log(value._values[2]), Math.Log(value._values[3])));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes IfGreater(FourLanes left, FourLanes right, FourLanes then, FourLanes otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.GreaterThan(left._values, right._values), then._values, otherwise._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static FourLanes IfEqual(FourLanes left, FourLanes right, FourLanes then, FourLanes otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(left._values, right._values), then._values, otherwise._values));
}
