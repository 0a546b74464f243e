namespace MarketMaster.Registry;

/// <summary>The gate before production refused a version; the message has its reason.</summary>
public sealed class PromotionRefusedException : RegistryException
{
    internal PromotionRefusedException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
