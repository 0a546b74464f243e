namespace MarketMaster.Registry;

/// <summary>The registry holds something else than what was written: a file or a record is missing, damaged or was tampered with.</summary>
public sealed class RegistryCorruptException : RegistryException
{
    internal RegistryCorruptException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
