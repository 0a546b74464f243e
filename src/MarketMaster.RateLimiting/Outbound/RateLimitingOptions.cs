namespace MarketMaster.RateLimiting;

/// <summary>
/// The APIs that are called, and the order of sources for each kind of data. Starts with a preset, whose every value can be changed, in code or by
/// configuration.
/// </summary>
public sealed class RateLimitingOptions
{
    /// <summary>Starts with the standard preset.</summary>
    public RateLimitingOptions() => UsePreset(ApiPreset.Standard);

    /// <summary>The preset that the values started from.</summary>
    public ApiPreset Preset { get; private set; }

    /// <summary>The APIs, by key such as <c>kraken</c>; upper and lower case do not matter.</summary>
    public Dictionary<string, ApiOptions> Apis { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Sources in order, with commas between, by kind of data such as <c>crypto_prices</c>. The last known value comes after them by itself.</summary>
    public Dictionary<string, string> Sources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Longest time for one source of a chain, waiting for permits and repetitions included. Default 30 seconds.</summary>
    public TimeSpan SourceTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Last known values kept, at least 1. Default 100,000.</summary>
    public int MaximumLastKnownValues { get; set; } = 100_000;

    /// <summary>Forgets all APIs and sources and takes a preset's.</summary>
    /// <param name="preset">The preset.</param>
    /// <returns>These options.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such preset.</exception>
    public RateLimitingOptions UsePreset(ApiPreset preset)
    {
        Apis.Clear();
        Sources.Clear();
        Preset = preset;
        switch (preset)
        {
            case ApiPreset.None:
                break;
            case ApiPreset.Standard:
                StandardPreset.Fill(this);
                break;
            case ApiPreset.Documented:
                DocumentedPreset.Fill(this);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(preset), preset, "there is no such preset");
        }
        return this;
    }
}
