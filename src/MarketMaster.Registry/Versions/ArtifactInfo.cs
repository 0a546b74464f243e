namespace MarketMaster.Registry;

/// <summary>A file of a registered version.</summary>
/// <param name="Path">Path within the version.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of the bytes, in lower-case hexadecimal.</param>
public sealed record ArtifactInfo(string Path, long Size, string Sha256);
