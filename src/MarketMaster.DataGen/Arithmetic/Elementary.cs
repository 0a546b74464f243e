namespace MarketMaster.DataGen;

/// <summary>
/// Exponential and logarithm from + - * / and integer operations alone, which IEEE 754 rounds the same way everywhere:
/// <see cref="Math"/> takes them from the platform's C runtime, whose last bits differ. Within 2 ulp over the whole range.
/// </summary>
internal static class Elementary
{
    private const double Ln2High = 0.6931471803691238;
    private const double Ln2Low = 1.9082149292705877e-10;
    private const double StepHigh = 0.02166084938653512;
    private const double StepLow = 5.9631716539705866e-12;
    private const double StepsPerUnit = 46.16624130844683;
    private const double Sqrt2 = 1.4142135623730951;

    // 2^(j/32), j = 0..31, correctly rounded
    private static readonly ulong[] Powers =
    [
        0x3FF0000000000000, 0x3FF059B0D3158574, 0x3FF0B5586CF9890F, 0x3FF11301D0125B51,
        0x3FF172B83C7D517B, 0x3FF1D4873168B9AA, 0x3FF2387A6E756238, 0x3FF29E9DF51FDEE1,
        0x3FF306FE0A31B715, 0x3FF371A7373AA9CB, 0x3FF3DEA64C123422, 0x3FF44E086061892D,
        0x3FF4BFDAD5362A27, 0x3FF5342B569D4F82, 0x3FF5AB07DD485429, 0x3FF6247EB03A5585,
        0x3FF6A09E667F3BCD, 0x3FF71F75E8EC5F74, 0x3FF7A11473EB0187, 0x3FF82589994CCE13,
        0x3FF8ACE5422AA0DB, 0x3FF93737B0CDC5E5, 0x3FF9C49182A3F090, 0x3FFA5503B23E255D,
        0x3FFAE89F995AD3AD, 0x3FFB7F76F2FB5E47, 0x3FFC199BDD85529C, 0x3FFCB720DCEF9069,
        0x3FFD5818DCFBA487, 0x3FFDFC97337B9B5F, 0x3FFEA4AFA2A490DA, 0x3FFF50765B6E4540,
    ];

    public static double Exp(double x)
    {
        if (!(x < 709.78271289338397))
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        if (x > 709)
            return Exp(x - 600) * 3.7730203009299397e+260;
        if (x < -708)
            return x < -745.2 ? 0 : Exp(x + 600) * 2.6503965530043108e-261;
        var k = (long)Math.Floor(x * StepsPerUnit + 0.5);
        var r = (x - k * StepHigh) - k * StepLow;
        var square = r * r;
        var low = 0.5 + r * (1.0 / 6);
        var high = 1.0 / 24 + r * (1.0 / 120 + r * (1.0 / 720));
        var fraction = r + square * (low + square * high);
        var power = BitConverter.UInt64BitsToDouble(Powers[(int)(k & 31)] + ((ulong)(k >> 5) << 52));
        return power + power * fraction;
    }

    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        var shift = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 18014398509481984.0; // 2^54 lifts subnormals into the normal range
            shift = 54;
        }
        var bits = BitConverter.DoubleToUInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.UInt64BitsToDouble((bits & 0x000FFFFFFFFFFFFFUL) | 0x3FF0000000000000UL);
        if (mantissa > Sqrt2)
        {
            mantissa *= 0.5;
            exponent++;
        }
        var f = mantissa - 1;
        var s = f / (2 + f);
        var correction = s * (f - TwiceArtanhTail(s * s));
        double k = exponent - shift;
        return k == 0 ? f - correction : k * Ln2High - ((correction - k * Ln2Low) - f);
    }

    // log((1+s)/(1-s)) = 2s + s * tail(s^2); |s| <= 0.172, so the first term left out is below 2^-58 of the sum
    private static double TwiceArtanhTail(double t)
    {
        var u = t * t;
        var odd = 2.0 / 3 + u * (2.0 / 7 + u * (2.0 / 11 + u * (2.0 / 15 + u * (2.0 / 19 + u * (2.0 / 23)))));
        var even = 2.0 / 5 + u * (2.0 / 9 + u * (2.0 / 13 + u * (2.0 / 17 + u * (2.0 / 21))));
        return t * (odd + t * even);
    }
}
