namespace MarketMaster.Indicators;

/// <summary>A number as the sum of two, about 32 digits: for the few sums whose terms cancel almost wholly.</summary>
/// <typeparam name="T">A lane type.</typeparam>
/// <param name="high">The number as far as one value holds it.</param>
/// <param name="low">The rest.</param>
internal readonly struct Twofold<T>(T high, T low) where T : unmanaged, ILane<T>
{
    // 2^27 + 1 cuts a double into two halves whose products are exact (Dekker, 1971)
    private const double Splitter = 134_217_729;

    public T High { get; } = high;

    public T Low { get; } = low;

    public static Twofold<T> operator +(Twofold<T> left, Twofold<T> right)
    {
        var sum = Sum(left.High, right.High);
        return Normal(sum.High, sum.Low + (left.Low + right.Low));
    }

    public static Twofold<T> operator *(Twofold<T> left, T right)
    {
        var product = Product(left.High, right);
        return Normal(product.High, product.Low + left.Low * right);
    }

    public static Twofold<T> operator /(Twofold<T> left, T right)
    {
        var quotient = left.High / right;
        var rest = left + Product(-quotient, right);
        return Normal(quotient, rest.High / right);
    }

    /// <summary>left - right without rounding.</summary>
    public static Twofold<T> Difference(T left, T right) => Sum(left, -right);

    // Knuth's sum: the second value is what rounding takes from the first
    private static Twofold<T> Sum(T left, T right)
    {
        var sum = left + right;
        var part = sum - left;
        return new(sum, left - (sum - part) + (right - part));
    }

    private static Twofold<T> Product(T left, T right)
    {
        var product = left * right;
        var (a, b) = (Head(left), Head(right));
        var (c, d) = (left - a, right - b);
        return new(product, a * b - product + a * d + c * b + c * d);
    }

    private static T Head(T value)
    {
        var large = Splitter * value;
        return large - (large - value);
    }

    private static Twofold<T> Normal(T high, T low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
