namespace MarketMaster.Registry;

/// <summary>A registry could not do what was asked. The types derived from it say why.</summary>
public abstract class RegistryException : Exception
{
    private protected RegistryException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
