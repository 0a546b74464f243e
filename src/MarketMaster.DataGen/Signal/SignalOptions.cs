namespace MarketMaster.DataGen;

/// <summary>
/// The only predictable part of generated returns: a hidden first-order autoregression of variance 1, added to each bar's
/// standardised return with weight <see cref="Strength"/>. What can at best be predicted is then known: <see cref="SignalOracle"/>.
/// </summary>
public sealed record SignalOptions
{
    /// <summary>Weight of the hidden state, in standard deviations of a bar's return; 0 to 5. 0 leaves nothing to predict.</summary>
    public double Strength { get; init; }

    /// <summary>Autocorrelation of the hidden state from bar to bar; 0 to 0.9999. Default 0.98.</summary>
    public double Persistence { get; init; } = 0.98;

    /// <summary>Number of bars ahead that labels and oracle look; 1 to 10,000. Default 20.</summary>
    public int Horizon { get; init; } = 20;

    /// <summary>Strength 0: whatever a model finds here is a leak or luck.</summary>
    public static SignalOptions LeakTest { get; } = new();

    /// <summary>Strength 0.05: as little as real markets give.</summary>
    public static SignalOptions Realistic { get; } = new() { Strength = 0.05 };

    /// <summary>Strength 0.1.</summary>
    public static SignalOptions Noticeable { get; } = new() { Strength = 0.1 };

    /// <summary>Strength 0.2: enough to show on ten thousand bars.</summary>
    public static SignalOptions Demo { get; } = new() { Strength = 0.2 };

    /// <summary>Strength 0.5: far more than any market gives.</summary>
    public static SignalOptions Easy { get; } = new() { Strength = 0.5 };

    /// <summary>The strength at which the best forecast from prices alone has a wanted correlation with the standardised move over the horizon.</summary>
    /// <param name="correlation">The wanted correlation; from 0 to what strength 5 reaches.</param>
    /// <param name="persistence">Autocorrelation of the hidden state.</param>
    /// <param name="horizon">Bars ahead.</param>
    /// <returns>Options whose oracle has that <see cref="SignalOracle.ObservableCorrelation"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The correlation is out of reach, or another value out of range; the message names the limit.</exception>
    public static SignalOptions ForObservableCorrelation(double correlation, double persistence = 0.98, int horizon = 20)
    {
        var options = new SignalOptions { Strength = 5, Persistence = persistence, Horizon = horizon };
        var highest = new SignalOracle(options).ObservableCorrelation;
        ArgumentOutOfRangeException.ThrowIfNegative(correlation);
        if (!(correlation <= highest))
        {
            throw new ArgumentOutOfRangeException(nameof(correlation), string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"correlation {correlation} is out of reach: persistence {persistence} and horizon {horizon} reach a correlation of at most {highest:0.###}"));
        }
        double low = 0, high = 5;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            var reached = new SignalOracle(options with { Strength = middle }).ObservableCorrelation;
            (low, high) = reached < correlation ? (middle, high) : (low, middle);
        }
        return options with { Strength = correlation == 0 ? 0 : high };
    }

    /// <summary>The presets by name, from the least to the most predictable: leak-test, realistic, noticeable, demo, easy.</summary>
    public static IReadOnlyDictionary<string, SignalOptions> Presets { get; } = new OrderedDictionary<string, SignalOptions>(StringComparer.OrdinalIgnoreCase)
    {
        ["leak-test"] = LeakTest,
        ["realistic"] = Realistic,
        ["noticeable"] = Noticeable,
        ["demo"] = Demo,
        ["easy"] = Easy,
    };

    /// <summary>The strength at which the best forecast from prices alone explains a wanted share of the variance of the standardised move.</summary>
    /// <param name="r2">The wanted share, the square of a correlation; from 0 to what strength 5 reaches.</param>
    /// <param name="persistence">Autocorrelation of the hidden state.</param>
    /// <param name="horizon">Bars ahead.</param>
    /// <returns>Options whose oracle has the square root of that as its <see cref="SignalOracle.ObservableCorrelation"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of reach, or another value out of range; the message names the limit.</exception>
    public static SignalOptions ForObservableR2(double r2, double persistence = 0.98, int horizon = 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(r2);
        return ForObservableCorrelation(Math.Sqrt(r2), persistence, horizon);
    }

    internal void Require()
    {
        ModelRules.Within(Strength, 0, 5, "signal", nameof(Strength));
        ModelRules.Within(Persistence, 0, 0.9999, "signal", nameof(Persistence));
        ModelRules.Within(Horizon, 1, 10_000, "signal", nameof(Horizon));
    }
}
