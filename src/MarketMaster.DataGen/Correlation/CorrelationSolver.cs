using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>
/// Finds the correlations of the normal noise that give returns the wanted ones. Volatilities that do not move quite alike, tails of
/// different weight and jumps that come to one alone take some of it away; how much is known in closed form but for one integral.
/// </summary>
internal static class CorrelationSolver
{
    public static double[,] Solve(IReadOnlyList<CorrelatedInstrument> members, CorrelationMatrix wanted)
    {
        var result = new double[members.Count, members.Count];
        for (var i = 0; i < members.Count; i++)
        {
            result[i, i] = 1;
            for (var j = 0; j < i; j++)
                result[i, j] = result[j, i] = Solve(members[i], members[j], wanted[i, j]);
        }
        return result;
    }

    // bisection: the correlation of returns rises with that of the noise
    private static double Solve(CorrelatedInstrument a, CorrelatedInstrument b, double wanted)
    {
        var (low, high) = (-1.0, 1.0);
        var (least, most) = (Reached(a, b, low), Reached(a, b, high));
        if (!(wanted >= least && wanted <= most))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"correlation {wanted} of {a.Instrument.Symbol} and {b.Instrument.Symbol} is out of reach: their tails, volatilities and jumps allow {least:0.000} to {most:0.000}"), nameof(wanted));
        }
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Reached(a, b, middle) < wanted ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    /// <summary>Correlation of two bars' returns of the same time when their noise has a given correlation.</summary>
    public static double Reached(CorrelatedInstrument a, CorrelatedInstrument b, double noise)
    {
        var tails = TailOverlap(a.TailIndex, b.TailIndex);
        var fast = Exponent(a.Model.Fast.StandardDeviation, b.Model.Fast.StandardDeviation, a.FastPersistence, b.FastPersistence, FastOverlap(a, b));
        var persistent = Persistent(a, b, noise * tails);
        var level = RegimeOverlap(a, b) * Elementary.Exp(persistent);
        var covariance = Math.Sqrt(a.DiffusiveVariance * b.DiffusiveVariance) * level * Elementary.Exp(fast) * tails * ActivityOverlap(a, b) * noise;
        // daily bars hold the gap; intraday bars do not
        if (a.BarsPerDay == 1 && b.BarsPerDay == 1)
            covariance += Math.Sqrt(a.GapVariance * b.GapVariance) * level * TailOverlap(Math.Max(5, a.TailIndex), Math.Max(5, b.TailIndex)) * noise;
        var (x, y) = (a.Model.Jumps, b.Model.Jumps);
        covariance += Math.Min(a.JumpRate, b.JumpRate) * a.JumpSize * b.JumpSize * (x.Mean * y.Mean + noise * x.StandardDeviation * y.StandardDeviation);
        return covariance / Math.Sqrt(a.Variance * b.Variance);
    }

    // the log of E[x y] / sqrt(E[x²] E[y²]) for the slow and the medium factor
    private static double Persistent(CorrelatedInstrument a, CorrelatedInstrument b, double noise)
    {
        var (x, y) = (a.Model, b.Model);
        var shocks = x.Leverage * y.Leverage * noise * Overlap(a, b) + Math.Sqrt((1 - x.Leverage * x.Leverage) * (1 - y.Leverage * y.Leverage)) * NewsOverlap(a, b);
        return Exponent(x.Slow.StandardDeviation, y.Slow.StandardDeviation, a.SlowPersistence, b.SlowPersistence, shocks)
            + Exponent(x.Medium.StandardDeviation, y.Medium.StandardDeviation, a.MediumPersistence, b.MediumPersistence, shocks);
    }

    // two autoregressions whose shocks are correlated; the log-normal law
    private static double Exponent(double a, double b, double persistenceA, double persistenceB, double shocks)
    {
        var common = shocks * Math.Sqrt((1 - persistenceA * persistenceA) * (1 - persistenceB * persistenceB)) / (1 - persistenceA * persistenceB);
        return -0.5 * (a * a + b * b - 2 * a * b * common);
    }

    // Of the minutes in which both trade: how far they are busy at the same ones. A winter's day stands for all.
    private static double ActivityOverlap(CorrelatedInstrument a, CorrelatedInstrument b)
    {
        if (a.BarsPerDay == 1)
            return 1;
        var (x, y) = (VarianceByMinute(a.Model.Hours), VarianceByMinute(b.Model.Hours));
        double both = 0, first = 0, second = 0;
        for (var minute = 0; minute < x.Length; minute++)
        {
            if (x[minute] == 0 || y[minute] == 0)
                continue;
            both += Math.Sqrt(x[minute] * y[minute]);
            first += x[minute];
            second += y[minute];
        }
        return both == 0 ? 1 : both / Math.Sqrt(first * second);
    }

    private static double[] VarianceByMinute(TradingHours hours)
    {
        var passed = DayPlan.VariancePassed(hours);
        var open = (int)(hours.OpenOn(new(2024, 1, 10)).Ticks / TimeSpan.TicksPerMinute % DayPlan.MinutesPerDay);
        var variance = new double[DayPlan.MinutesPerDay];
        for (var minute = 0; minute < hours.Minutes; minute++)
            variance[(open + minute) % DayPlan.MinutesPerDay] = passed[minute + 1] - passed[minute];
        return variance;
    }

    // one market takes seven days a week by themselves, the other four and then three in one
    private static double NewsOverlap(CorrelatedInstrument a, CorrelatedInstrument b) =>
        a.Model.Hours.Weekends == b.Model.Hours.Weekends ? 1 : (4 + Math.Sqrt(3)) / Math.Sqrt(35);

    // While both trade they take the same shocks; what they bring from before the later one's opening differs, and fades bar by bar.
    private static double FastOverlap(CorrelatedInstrument a, CorrelatedInstrument b)
    {
        if (a.BarsPerDay == b.BarsPerDay)
            return 1;
        var fading = a.FastPersistence * b.FastPersistence;
        var bars = Math.Min(a.BarsPerDay, b.BarsPerDay);
        return 1 - (1 - Elementary.Exp(bars * Elementary.Log(fading))) / (bars * (1 - fading));
    }

    // a market that trades for a part of the other's day takes part in a part of its moves
    private static double Overlap(CorrelatedInstrument a, CorrelatedInstrument b) =>
        Math.Sqrt((double)Math.Min(a.BarsPerDay, b.BarsPerDay) / Math.Max(a.BarsPerDay, b.BarsPerDay));

    private static double RegimeOverlap(CorrelatedInstrument a, CorrelatedInstrument b)
    {
        double both = 0, first = 0, second = 0;
        for (var k = 0; k < a.RegimeShares.Length; k++)
        {
            var (x, y) = (Elementary.Exp(a.RegimeLevels[k]), Elementary.Exp(b.RegimeLevels[k]));
            both += a.RegimeShares[k] * x * y;
            first += a.RegimeShares[k] * x * x;
            second += a.RegimeShares[k] * y * y;
        }
        return both / Math.Sqrt(first * second);
    }

    // E[s t] of the factors that make normals into Student's t, both from the same random numbers
    private static double TailOverlap(double a, double b)
    {
        if (a == b)
            return 1;
        double both = 0, first = 0, second = 0;
        for (var x = -8.0; x <= 12; x += 0.002)
        {
            var (p, s) = Mixing(a, x);
            var (q, t) = Mixing(b, x);
            both += Math.Sqrt(p * q) * s * t;
            first += p * s * s;
            second += q * t * t;
        }
        return both / Math.Sqrt(first * second);
    }

    // Marsaglia and Tsang's gamma variate as a function of a normal number x, with its density there
    private static (double Density, double Factor) Mixing(double degreesOfFreedom, double x)
    {
        var d = degreesOfFreedom / 2 - 1.0 / 3;
        var root = 1 + x / Math.Sqrt(9 * d);
        if (root <= 1e-6)
            return (0, 0);
        var v = root * root * root;
        return (Elementary.Exp(d * (1 - v + Elementary.Log(v))), 1 / Math.Sqrt(v));
    }
}
