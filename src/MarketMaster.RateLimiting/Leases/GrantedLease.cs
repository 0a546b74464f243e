using System.Threading.RateLimiting;

namespace MarketMaster.RateLimiting;

/// <summary>A grant that gives nothing back. One serves all grants of a limiter, so what it tells is how the limiter stands when it is asked.</summary>
internal sealed class GrantedLease(Func<RateLimitState> state) : RateLimitLease
{
    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => RateLimitMetadata.Names.AsEnumerable().Skip(1);

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return metadataName != RateLimitMetadata.Names[0] && RateLimitMetadata.TryGet(state(), metadataName, out metadata);
    }
}
