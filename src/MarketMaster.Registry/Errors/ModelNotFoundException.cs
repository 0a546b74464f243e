namespace MarketMaster.Registry;

/// <summary>There is no such model, version or alias.</summary>
public sealed class ModelNotFoundException : RegistryException
{
    internal ModelNotFoundException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
