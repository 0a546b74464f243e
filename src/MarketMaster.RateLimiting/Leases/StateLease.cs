using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>A grant that gives nothing back and tells how the tightest limit stood.</summary>
internal sealed class StateLease(RateLimitState state) : RateLimitLease
{
    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => RateLimitMetadata.Names.AsEnumerable().Skip(1);

    public override bool TryGetMetadata(string metadataName, out object? metadata) => RateLimitMetadata.TryGet(state, metadataName, out metadata);
}
