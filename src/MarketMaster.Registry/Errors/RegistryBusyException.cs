namespace MarketMaster.Registry;

/// <summary>Another writer held the registry for longer than this one was willing to wait. Nothing was changed; try again.</summary>
public sealed class RegistryBusyException : RegistryException
{
    internal RegistryBusyException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
