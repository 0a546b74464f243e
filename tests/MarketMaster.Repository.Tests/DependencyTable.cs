namespace MarketMaster.Repository.Tests;

/// <summary>
/// What each package may reference; the reasons are in docs/architecture.md. A new package needs a line here before it may exist.
/// A star stands for any characters.
/// </summary>
internal static class DependencyTable
{
    /// <summary>What each of the six feature packages may use for its <c>AddMarketMaster…</c> method.</summary>
    private static readonly string[] Registration = ["Microsoft.Extensions.*.Abstractions", "Microsoft.Extensions.Options"];

    private static readonly string[] RunsAnywhere =
    [
        "MarketMaster.Core", "MarketMaster.Indicators", "MarketMaster.DataGen", "MarketMaster.ActionPredictor", "MarketMaster.Registry",
        "MarketMaster.Monitoring", "MarketMaster.RateLimiting", "MarketMaster.RateLimiting.Redis", "MarketMaster.DataSources",
        "MarketMaster.Parquet", "MarketMaster.Reporting",
    ];

    public static IReadOnlyDictionary<string, string[]> Allowed { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["MarketMaster.Core"] = [],
        ["MarketMaster.Indicators"] = ["MarketMaster.Core", .. Registration],
        ["MarketMaster.DataGen"] = ["MarketMaster.Core", .. Registration],
        ["MarketMaster.ActionPredictor"] = ["MarketMaster.Core", "MarketMaster.Indicators", .. Registration],
        ["MarketMaster.Registry"] = ["Microsoft.Data.Sqlite.Core", "SQLitePCLRaw.bundle_e_sqlite3", "Microsoft.Extensions.Http", .. Registration],
        ["MarketMaster.Monitoring"] = ["MarketMaster.Core", "MathNet.Numerics", .. Registration],
        ["MarketMaster.RateLimiting"] = ["System.Threading.RateLimiting", "Polly.Core", "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", .. Registration],
        ["MarketMaster.RateLimiting.Redis"] = ["MarketMaster.RateLimiting", "StackExchange.Redis", .. Registration],
        ["MarketMaster.DataSources"] = ["MarketMaster.Core", "MarketMaster.RateLimiting"],
        ["MarketMaster.Parquet"] = ["MarketMaster.Core"],
        ["MarketMaster.Reporting"] = ["MarketMaster.Core", "MarketMaster.DataGen", "MarketMaster.ActionPredictor", "MarketMaster.Monitoring"],
        ["MarketMaster.Sdk"] = [.. RunsAnywhere, "Microsoft.Extensions.*"],
        ["MarketMaster.AspNetCore"] = ["MarketMaster.Sdk", "Microsoft.AspNetCore.App"],
        ["MarketMaster.Cli"] = ["MarketMaster.Sdk", "MarketMaster.AspNetCore", "System.CommandLine", "Spectre.Console", "Microsoft.Extensions.*"],
    };

    public static bool Allows(string package, string reference) =>
        Allowed.TryGetValue(package, out var names) && names.Any(name => Matches(name, reference));

    private static bool Matches(string pattern, string name)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        if (star < 0)
            return pattern == name;
        return name.Length >= pattern.Length - 1
            && name.StartsWith(pattern[..star], StringComparison.Ordinal)
            && name.EndsWith(pattern[(star + 1)..], StringComparison.Ordinal);
    }
}
