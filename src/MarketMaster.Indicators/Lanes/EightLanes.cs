using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>Eight lanes in a 512-bit register.</summary>
internal readonly struct EightLanes(Vector512<double> values) : ILane<EightLanes>
{
    private readonly Vector512<double> _values = values;

    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator EightLanes(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes operator +(EightLanes left, EightLanes right) => new(left._values + right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes operator -(EightLanes left, EightLanes right) => new(left._values - right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes operator *(EightLanes left, EightLanes right) => new(left._values * right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes operator /(EightLanes left, EightLanes right) => new(left._values / right._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes operator -(EightLanes value) => new(-value._values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Max(EightLanes left, EightLanes right) => new(Vector512.MaxNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Min(EightLanes left, EightLanes right) => new(Vector512.MinNative(left._values, right._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Abs(EightLanes value) => new(Vector512.Abs(value._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes Sqrt(EightLanes value) => new(Vector512.Sqrt(value._values));

    public static EightLanes Log(EightLanes value) => new(Vector512.Create(
        Math.Log(value._values[0]), Math.Log(value._values[1]), Math.Log(value._values[2]), Math.Log(value._values[3]),
        Math.Log(value._values[4]), Math.Log(value._values[5]), Math.Log(value._values[6]), Math.Log(value._values[7])));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes IfGreater(EightLanes left, EightLanes right, EightLanes then, EightLanes otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.GreaterThan(left._values, right._values), then._values, otherwise._values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes IfEqual(EightLanes left, EightLanes right, EightLanes then, EightLanes otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(left._values, right._values), then._values, otherwise._values));
}
