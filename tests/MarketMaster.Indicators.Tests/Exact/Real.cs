using System.Numerics;

namespace MarketMaster.Indicators.Tests.Exact;

/// <summary>
/// A number mantissa x 2^exponent. Sums and products are exact as long as they fit 2,000 bits; quotients, roots and
/// logarithms are cut to about 1,000 bits. The reference that indicators are measured against is computed with it.
/// </summary>
internal readonly struct Real
{
    private const int Kept = 1000;

    private readonly BigInteger _mantissa;
    private readonly int _exponent;

    private Real(BigInteger mantissa, int exponent)
    {
        var bits = (int)mantissa.GetBitLength();
        if (bits > 2 * Kept)
        {
            mantissa >>= bits - Kept;
            exponent += bits - Kept;
        }
        (_mantissa, _exponent) = (mantissa, exponent);
    }

    public int Sign => _mantissa.Sign;

    public static implicit operator Real(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "a reference is made of finite numbers");
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = bits & 0xFFFFFFFFFFFFFL;
        if (exponent == 0)
            exponent++;
        else
            mantissa |= 1L << 52;
        if (mantissa == 0)
            return default;
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        return new(value < 0 ? -mantissa : mantissa, exponent - 1075 + zeros);
    }

    public static explicit operator double(Real value)
    {
        // the first 64 bits as a whole number, which converts to the nearest double
        var magnitude = BigInteger.Abs(value._mantissa);
        var shift = Math.Max(0, (int)magnitude.GetBitLength() - 64);
        var size = Math.ScaleB((double)(ulong)(magnitude >> shift), value._exponent + shift);
        return value.Sign < 0 ? -size : size;
    }

    public static Real operator +(Real left, Real right)
    {
        if (left.Sign == 0)
            return right;
        if (right.Sign == 0)
            return left;
        return left._exponent >= right._exponent
            ? new((left._mantissa << (left._exponent - right._exponent)) + right._mantissa, right._exponent)
            : new(left._mantissa + (right._mantissa << (right._exponent - left._exponent)), left._exponent);
    }

    public static Real operator -(Real value) => new(-value._mantissa, value._exponent);

    public static Real operator -(Real left, Real right) => left + -right;

    public static Real operator *(Real left, Real right) => new(left._mantissa * right._mantissa, left._exponent + right._exponent);

    public static Real operator /(Real left, Real right)
    {
        if (right.Sign == 0)
            throw new DivideByZeroException("a reference divides by zero: its definition must say what holds there");
        var shift = Math.Max(0, Kept + (int)right._mantissa.GetBitLength() - (int)left._mantissa.GetBitLength());
        return new((left._mantissa << shift) / right._mantissa, left._exponent - right._exponent - shift);
    }

    public static bool operator <(Real left, Real right) => (left - right).Sign < 0;

    public static bool operator >(Real left, Real right) => (left - right).Sign > 0;

    public static bool operator <=(Real left, Real right) => (left - right).Sign <= 0;

    public static bool operator >=(Real left, Real right) => (left - right).Sign >= 0;

    public static Real Max(Real left, Real right) => left > right ? left : right;

    public static Real Min(Real left, Real right) => left < right ? left : right;

    public static Real Abs(Real value) => new(BigInteger.Abs(value._mantissa), value._exponent);

    /// <summary>Square root by Newton's method on whole numbers.</summary>
    public static Real Sqrt(Real value)
    {
        if (value.Sign < 0)
            throw new ArgumentOutOfRangeException(nameof(value), "negative");
        if (value.Sign == 0)
            return default;
        var shift = Math.Max(0, 2 * Kept - (int)value._mantissa.GetBitLength());
        shift += (value._exponent - shift) & 1;
        var square = value._mantissa << shift;
        var root = BigInteger.One << (((int)square.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + square / root) >> 1;
            if (next >= root)
                return new(root, (value._exponent - shift) / 2);
            root = next;
        }
    }

    /// <summary>Natural logarithm: 2^k divided off, the rest by the series of atanh to 250 bits.</summary>
    public static Real Log(Real value)
    {
        var power = value._exponent + (int)value._mantissa.GetBitLength();
        var rest = new Real(value._mantissa, value._exponent - power);
        return Atanh((rest - 1) / (rest + 1)) * 2 + Atanh((Real)1 / 3) * 2 * power;
    }

    public override string ToString() => ((double)this).ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    // |x| is at most 1/3 here: 80 terms leave less than 2^-250
    private static Real Atanh(Real x)
    {
        var square = Cut(x * x);
        Real sum = 0;
        for (var k = 80; k >= 0; k--)
            sum = Cut(sum * square) + (Real)1 / (2 * k + 1);
        return sum * x;
    }

    private static Real Cut(Real value)
    {
        var extra = (int)value._mantissa.GetBitLength() - Kept;
        return extra <= 0 ? value : new(value._mantissa >> extra, value._exponent + extra);
    }
}
