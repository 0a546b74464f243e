namespace MarketMaster.DataGen;

/// <summary>
/// Student's t of mean 0 and variance 1, capped and skewed: the variate is cut at ±<see cref="Cap"/> standard deviations, its
/// negative half stretched by 1 + k and its positive half by 1 - k, then centred and scaled by the exact moments of the cut law.
/// Without the cap exp(t) has no mean, and so the price no martingale.
/// </summary>
internal sealed class SkewedStudentT
{
    public const double Cap = 12;

    private readonly double _gammaD;
    private readonly double _gammaC;
    private readonly double _scale;
    private readonly double _below;
    private readonly double _above;
    private readonly double _shift;

    public SkewedStudentT(double degreesOfFreedom, double skew = 0)
    {
        _gammaD = degreesOfFreedom / 2 - 1.0 / 3;
        _gammaC = 1 / Math.Sqrt(9 * _gammaD);
        _scale = (degreesOfFreedom - 2) / (2 * _gammaD);
        var (absolute, square) = CutMoments(degreesOfFreedom);
        var mean = -skew * absolute;
        var deviation = Math.Sqrt(square * (1 + skew * skew) - mean * mean);
        (_below, _above, _shift) = ((1 + skew) / deviation, (1 - skew) / deviation, -mean / deviation);
    }

    public double Next(ref RandomStream random) => From(NormalSampler.Next(ref random), ref random);

    /// <summary>The variate whose normal part is given; <paramref name="random"/> draws the rest.</summary>
    public double From(double normal, ref RandomStream random)
    {
        var t = Math.Clamp(normal * Math.Sqrt(_scale / GammaOverD(ref random)), -Cap, Cap);
        return t * (t < 0 ? _below : _above) + _shift;
    }

    // Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26, 2000
    private double GammaOverD(ref RandomStream random)
    {
        while (true)
        {
            var x = NormalSampler.Next(ref random);
            var root = 1 + _gammaC * x;
            if (root <= 0)
                continue;
            var v = root * root * root;
            var u = random.NextPositiveDouble();
            if (u < 1 - 0.0331 * (x * x) * (x * x)
                || Elementary.Log(u) < 0.5 * x * x + _gammaD * (1 - v + Elementary.Log(v)))
            {
                return v;
            }
        }
    }

    // E|t| and E t^2 after the cut, by Simpson's rule over u in [0, 1) with x = u / (1 - u)
    private static (double Absolute, double Square) CutMoments(double degreesOfFreedom)
    {
        const int Intervals = 4000;
        double mass = 0, absolute = 0, square = 0;
        for (var i = 0; i < Intervals; i++)
        {
            var u = (double)i / Intervals;
            var x = u / (1 - u);
            var power = -0.5 * (degreesOfFreedom + 1) * Elementary.Log(1 + x * x / (degreesOfFreedom - 2));
            var weight = (i == 0 ? 1 : i % 2 == 0 ? 2 : 4) * Elementary.Exp(power) / ((1 - u) * (1 - u));
            var cut = Math.Min(x, Cap);
            mass += weight;
            absolute += weight * cut;
            square += weight * cut * cut;
        }
        return (absolute / mass, square / mass);
    }
}
