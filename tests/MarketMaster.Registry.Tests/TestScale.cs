namespace MarketMaster.Registry.Tests;

/// <summary>How much of the long tests is run: a part in an ordinary run, all of it where MARKETMASTER_LONG_TESTS is set.</summary>
internal static class TestScale
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("MARKETMASTER_LONG_TESTS") is { Length: > 0 };

    public static int Of(int ordinary, int everything) => IsLong ? everything : ordinary;
}
