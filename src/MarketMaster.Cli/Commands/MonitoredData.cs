using MarketMaster.Monitoring;
using MarketMaster.Prediction;

namespace MarketMaster.Cli;

/// <summary>Reads what is monitored: bars become features, a table is taken as it is, a profile is loaded.</summary>
internal static class MonitoredData
{
    private const string ProfileExtension = ".mmrp";
    private static readonly string[] Prices = ["open", "high", "low", "close"];

    public static async Task<ReferenceProfile> ReadReferenceAsync(string path, FeatureFamily family, CancellationToken cancellation) =>
        Path.GetExtension(path).Equals(ProfileExtension, StringComparison.OrdinalIgnoreCase)
            ? ReferenceProfile.Load(path)
            : ReferenceProfile.Create(await ReadAsync(path, family, cancellation).ConfigureAwait(false));

    public static async Task<FeatureFrame> ReadAsync(string path, FeatureFamily family, CancellationToken cancellation)
    {
        if (await IsTableAsync(path, cancellation).ConfigureAwait(false))
            return await FeatureCsv.ReadAsync(path, cancellationToken: cancellation).ConfigureAwait(false);
        var bars = await BarFile.ReadAsync(path, BarChecks.All, cancellation).ConfigureAwait(false);
        var frame = family.ComputeFrame(bars);
        var warmup = Math.Min(family.Warmup(), frame.Count);
        return frame.Slice(warmup, frame.Count - warmup);
    }

    // a table of features has no prices to compute them from
    private static async Task<bool> IsTableAsync(string path, CancellationToken cancellation)
    {
        if (!Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase) || !File.Exists(path))
            return false;
        using var reader = new StreamReader(path);
        var header = await reader.ReadLineAsync(cancellation).ConfigureAwait(false) ?? "";
        var names = header.Split(',', StringSplitOptions.TrimEntries).Select(n => n.Trim('"'));
        return Prices.Except(names, StringComparer.OrdinalIgnoreCase).Any() && header.Any(char.IsLetter);
    }
}
