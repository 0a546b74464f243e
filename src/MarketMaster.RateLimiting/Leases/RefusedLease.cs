using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

internal sealed class RefusedLease(RateLimitState state) : RateLimitLease
{
    public override bool IsAcquired => false;

    public override IEnumerable<string> MetadataNames => RateLimitMetadata.Names;

    public override bool TryGetMetadata(string metadataName, out object? metadata) => RateLimitMetadata.TryGet(state, metadataName, out metadata);
}
