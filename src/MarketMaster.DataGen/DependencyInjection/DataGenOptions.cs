namespace MarketMaster.DataGen;

/// <summary>Settings of <see cref="MarketDataGeneratorFactory"/>, checked when the host starts.</summary>
public sealed class DataGenOptions
{
    /// <summary>Seed of generators created without one. Default 42.</summary>
    public ulong Seed { get; set; } = 42;

    /// <summary>Options of generators created without their own, and the catalog of instruments.</summary>
    public GeneratorOptions Generator { get; set; } = new();
}
