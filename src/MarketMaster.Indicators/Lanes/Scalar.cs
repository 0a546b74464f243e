using System.Globalization;
using System.Runtime.Intrinsics;

namespace MarketMaster.Indicators;

/// <summary>One lane: an ordinary <see cref="double"/>.</summary>
/// <param name="value">The value.</param>
public readonly struct Scalar(double value) : ILane<Scalar>, IEquatable<Scalar>
{
    private readonly double _value = value;

    /// <inheritdoc/>
    public static int Width => 1;

    /// <summary>A lane from a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>The value of the lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator double(Scalar lane) => lane._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator +(Scalar left, Scalar right) => new(left._value + right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator -(Scalar left, Scalar right) => new(left._value - right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator *(Scalar left, Scalar right) => new(left._value * right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator /(Scalar left, Scalar right) => new(left._value / right._value);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar operator -(Scalar value) => new(-value._value);

    /// <summary>Equality of the values.</summary>
    public static bool operator ==(Scalar left, Scalar right) => left._value == right._value;

    /// <summary>Inequality of the values.</summary>
    public static bool operator !=(Scalar left, Scalar right) => left._value != right._value;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Max(Scalar left, Scalar right) => new(double.MaxNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Min(Scalar left, Scalar right) => new(double.MinNative(left._value, right._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Abs(Scalar value) => new(Math.Abs(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar Sqrt(Scalar value) => new(Math.Sqrt(value._value));

    /// <inheritdoc/>
    public static Scalar Log(Scalar value) => new(Math.Log(value._value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar IfGreater(Scalar left, Scalar right, Scalar then, Scalar otherwise)
    {
        // prices go up as often as down: a branch here is mispredicted every second time
        if (!Vector128.IsHardwareAccelerated)
            return left._value > right._value ? then : otherwise;
        var greater = Vector128.GreaterThan(Vector128.CreateScalarUnsafe(left._value), Vector128.CreateScalarUnsafe(right._value));
        return new(Vector128.ConditionalSelect(
            greater, Vector128.CreateScalarUnsafe(then._value), Vector128.CreateScalarUnsafe(otherwise._value)).ToScalar());
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Scalar IfEqual(Scalar left, Scalar right, Scalar then, Scalar otherwise) => left._value == right._value ? then : otherwise;

    /// <inheritdoc/>
    public bool Equals(Scalar other) => _value.Equals(other._value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _value.ToString(CultureInfo.InvariantCulture);
}
