namespace MarketMaster.Registry;

/// <summary>What is asked contradicts what the registry holds.</summary>
public sealed class RegistryConflictException : RegistryException
{
    internal RegistryConflictException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
