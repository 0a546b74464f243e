namespace MarketMaster.Registry;

/// <summary>The registry cannot be reached, read or written: no such folder, no rights, a full disk, a server that does not answer.</summary>
public sealed class RegistryUnavailableException : RegistryException
{
    internal RegistryUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
