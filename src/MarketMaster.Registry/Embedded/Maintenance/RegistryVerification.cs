namespace MarketMaster.Registry;

/// <summary>What a verification of a registry found.</summary>
/// <param name="Problems">What is wrong; empty where nothing is.</param>
/// <param name="Models">Models looked at.</param>
/// <param name="Versions">Versions looked at.</param>
/// <param name="Files">Files whose bytes were read and hashed.</param>
/// <param name="Changes">Entries of the audit log whose chain was followed.</param>
public sealed record RegistryVerification(IReadOnlyList<string> Problems, int Models, int Versions, int Files, long Changes)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsSound => Problems.Count == 0;
}
