using System.Globalization;

namespace MarketMaster.DataGen;

/// <summary>What to generate. Immutable; together with instrument and seed it determines every byte of the result.</summary>
public sealed record GeneratorOptions
{
    private static readonly TimeSpan[] Intervals =
        [.. Enumerable.Range(1, DayPlan.MinutesPerDay).Where(m => DayPlan.MinutesPerDay % m == 0).Select(m => TimeSpan.FromMinutes(m))];

    /// <summary>
    /// Length of a bar: whole minutes that divide a day (1, 2, 3, 5, 10, 15, 30 minutes, 1, 2, 4 hours …), or one day for one bar per trading
    /// day. Default one hour. Intraday bars count from the market's open; the last bar of a trading day may be shorter.
    /// </summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The first bar is the first of the market's calendar at or after this instant, UTC; years 1900 to 2900. Default 2024-01-02.</summary>
    public DateTime StartTime { get; init; } = new(2024, 1, 2, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The predictable part of returns. Default <see cref="SignalOptions.LeakTest"/>: none, prices are a martingale but for drift.</summary>
    public SignalOptions Signal { get; init; } = SignalOptions.LeakTest;

    /// <summary>The catalog of asset classes and instruments. Default <see cref="MarketModels.Default"/>.</summary>
    public MarketModels Models { get; init; } = MarketModels.Default;

    /// <summary>Checks every option.</summary>
    /// <exception cref="ArgumentException">An option lies outside its limits; the message names it.</exception>
    public void Validate()
    {
        if (Array.IndexOf(Intervals, Interval) < 0)
        {
            throw ModelRules.Invalid(string.Create(
                CultureInfo.InvariantCulture,
                $"Interval is {Interval}: it must be whole minutes that divide a day, from 00:01:00 to 1.00:00:00"), nameof(Interval));
        }
        if (StartTime.Kind != DateTimeKind.Utc || StartTime.Year is < 1900 or > 2900)
        {
            throw ModelRules.Invalid(string.Create(
                CultureInfo.InvariantCulture,
                $"StartTime is {StartTime:s} ({StartTime.Kind}): it must be UTC and between the years 1900 and 2900"), nameof(StartTime));
        }
        if (Models is null)
            throw ModelRules.Invalid("Models is null: leave it out for the default catalog", nameof(Models));
        if (Signal is null)
            throw ModelRules.Invalid("Signal is null: leave it out for no signal", nameof(Signal));
        Signal.Require();
    }
}
