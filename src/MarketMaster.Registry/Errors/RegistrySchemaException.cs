namespace MarketMaster.Registry;

/// <summary>The registry was written by a newer version of this library, or the folder holds another database.</summary>
public sealed class RegistrySchemaException : RegistryException
{
    internal RegistrySchemaException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
