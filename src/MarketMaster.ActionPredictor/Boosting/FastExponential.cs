using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MarketMaster.Prediction;

/// <summary>
/// e to the power of eight numbers, to about 1e-7 of the result: 2^n times the Taylor series of the rest, which lies within half of
/// ln 2. Sums and products are never contracted, so the bits are the same on every processor.
/// </summary>
internal static class FastExponential
{
    private const int ExponentBits = 23;
    private const int ExponentBias = 127;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(88f));
        var n = Vector256.Round(x * 1.4426950408889634f);
        // ln 2 in two parts: the product of n and the first, 9 bits long, is exact.
        var r = x - (n * 0.693359375f) - (n * -2.12194440054690583e-4f);
        var series = Vector256.Create(1f / 5040) * r + Vector256.Create(1f / 720);
        series = (series * r) + Vector256.Create(1f / 120);
        series = (series * r) + Vector256.Create(1f / 24);
        series = (series * r) + Vector256.Create(1f / 6);
        series = (series * r) + Vector256.Create(0.5f);
        series = (series * r) + Vector256<float>.One;
        series = (series * r) + Vector256<float>.One;
        var power = (Vector256.ConvertToInt32(n) + Vector256.Create(ExponentBias)) << ExponentBits;
        return series * power.AsSingle();
    }
}
