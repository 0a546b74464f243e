namespace MarketMaster.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Ok = 0;
    public const int Failed = 1;
    public const int BadUsage = 2;
}
