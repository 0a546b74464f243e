namespace MarketMaster.Indicators;

/// <summary>
/// The number an indicator computes with: one value (<see cref="Scalar"/>), or several side by side in a SIMD register.
/// A formula written once over <typeparamref name="T"/> serves streams, batches and cross-sections; every lane gives
/// the same bits as <see cref="Scalar"/>. There is no comparison to <c>bool</c>: choices are made with the <c>If…</c> functions.
/// </summary>
/// <typeparam name="T">The lane type itself.</typeparam>
public interface ILane<T> where T : unmanaged, ILane<T>
{
    /// <summary>Number of values side by side: 1, 4 or 8.</summary>
    static abstract int Width { get; }

    /// <summary>The same value in every lane.</summary>
    static abstract implicit operator T(double value);

    /// <summary>Sum.</summary>
    static abstract T operator +(T left, T right);

    /// <summary>Difference.</summary>
    static abstract T operator -(T left, T right);

    /// <summary>Product.</summary>
    static abstract T operator *(T left, T right);

    /// <summary>Quotient.</summary>
    static abstract T operator /(T left, T right);

    /// <summary>Negation.</summary>
    static abstract T operator -(T value);

    /// <summary>The larger of two finite values.</summary>
    static abstract T Max(T left, T right);

    /// <summary>The smaller of two finite values.</summary>
    static abstract T Min(T left, T right);

    /// <summary>Magnitude.</summary>
    static abstract T Abs(T value);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract T Sqrt(T value);

    /// <summary>Natural logarithm, the same function in every lane; NaN below 0.</summary>
    static abstract T Log(T value);

    /// <summary><paramref name="then"/> where left &gt; right, elsewhere <paramref name="otherwise"/>.</summary>
    static abstract T IfGreater(T left, T right, T then, T otherwise);

    /// <summary><paramref name="then"/> where left == right, elsewhere <paramref name="otherwise"/>.</summary>
    static abstract T IfEqual(T left, T right, T then, T otherwise);
}
