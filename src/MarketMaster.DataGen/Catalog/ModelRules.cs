using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>The limits of every model parameter, checked when a model is registered.</summary>
internal static class ModelRules
{
    public static void Require(AssetClassModel model, string owner)
    {
        Within(model.StartPrice, 1e-12, 1e12, owner, nameof(model.StartPrice));
        Within(model.AnnualVolatility, 1e-6, 5, owner, nameof(model.AnnualVolatility));
        Within(model.AnnualDrift, -2, 2, owner, nameof(model.AnnualDrift));
        Within(model.DaysPerYear, 1, 366, owner, nameof(model.DaysPerYear));
        Within(model.TailIndex, 2.1, 100, owner, nameof(model.TailIndex));
        Within(model.Skew, -0.5, 0.5, owner, nameof(model.Skew));
        Within(model.Leverage, -1, 1, owner, nameof(model.Leverage));
        Within(model.GapShare, 0, 0.9, owner, nameof(model.GapShare));
        Require(model.Calm, owner, nameof(model.Calm));
        Require(model.Normal, owner, nameof(model.Normal));
        Require(model.Stress, owner, nameof(model.Stress));
        Require(model.Slow, owner, nameof(model.Slow));
        Require(model.Medium, owner, nameof(model.Medium));
        Require(model.Fast, owner, nameof(model.Fast));
        Within(model.Jumps.PerYear, 0, 100, owner, "Jumps.PerYear");
        Within(model.Jumps.Mean, -0.5, 0.5, owner, "Jumps.Mean");
        Within(model.Jumps.StandardDeviation, 0, 0.5, owner, "Jumps.StandardDeviation");
        Require(model.Volume, owner);
        Require(model.Hours, owner);
    }

    public static ArgumentException Invalid(string problem, string name) => new(problem, name);

    public static void RequireTick(Instrument instrument) =>
        Within(instrument.TickSize, 1e-12, 1e9, instrument.Symbol, nameof(instrument.TickSize));

    public static void Within(double value, double lowest, double highest, string owner, string name)
    {
        if (!(value >= lowest && value <= highest))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"{owner}: {name} is {value}, it must lie between {lowest} and {highest}"), name);
        }
    }

    private static void Require(RegimeModel regime, string owner, string name)
    {
        Within(regime.LogMultiplier, -3, 3, owner, $"{name}.LogMultiplier");
        Within(regime.DwellDays, 1, 1e6, owner, $"{name}.DwellDays");
    }

    private static void Require(VolatilityFactor factor, string owner, string name)
    {
        Within(factor.StandardDeviation, 0, 2, owner, $"{name}.StandardDeviation");
        Within(factor.HalfLife, 1e-3, 1e6, owner, $"{name}.HalfLife");
    }

    private static void Require(VolumeModel volume, string owner)
    {
        Within(volume.PerDay, 1e-9, 1e18, owner, "Volume.PerDay");
        Within(volume.VolatilityExponent, 0, 3, owner, "Volume.VolatilityExponent");
        Within(volume.RangeExponent, 0, 3, owner, "Volume.RangeExponent");
        Within(volume.Persistence, 0, 0.9999, owner, "Volume.Persistence");
        Within(volume.Noise, 0, 2, owner, "Volume.Noise");
        Within(volume.Step, 1e-12, 1e12, owner, "Volume.Step");
        Within(volume.TradesPerMinute, 1e-3, 1e9, owner, "Volume.TradesPerMinute");
    }

    private static void Require(TradingHours hours, string owner)
    {
        Within(hours.OpenMinute, -1440, 1439, owner, "Hours.OpenMinute");
        Within(hours.Minutes, 1, 1440, owner, "Hours.Minutes");
        if (hours.Activity.Count == 0 || hours.Activity.Any(a => !(a > 0 && a < 1000)))
            throw new ArgumentException($"{owner}: Hours.Activity needs at least one value, each above 0 and below 1000", nameof(hours));
        if (hours.Sessions.Count == 0 || hours.Sessions[0].StartMinute != 0
            || hours.Sessions.Zip(hours.Sessions.Skip(1)).Any(p => p.Second.StartMinute <= p.First.StartMinute))
        {
            throw new ArgumentException($"{owner}: Hours.Sessions must start at minute 0 and rise", nameof(hours));
        }
    }
}
