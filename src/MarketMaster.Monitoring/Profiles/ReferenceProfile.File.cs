namespace MarketMaster.Monitoring;

public sealed partial class ReferenceProfile
{
    /// <summary>Writes the profile to a file, whole or not at all.</summary>
    /// <param name="path">The file; its folder must exist, an older file is replaced.</param>
    /// <exception cref="IOException">The folder is missing or full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not writable.</exception>
    public void Save(string path) => AtomicFile.Write(path, Save);

    /// <summary>Writes the profile: a compact binary form that ends with a checksum.</summary>
    /// <param name="stream">Takes the bytes; stays open.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(ProfileFile.Write(this));
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="FormatException">The file is no profile, is damaged, or was written by a later version.</exception>
    public static ReferenceProfile Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return ProfileFile.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Reads a profile.</summary>
    /// <param name="stream">Holds the bytes to its end.</param>
    /// <returns>The profile.</returns>
    /// <exception cref="FormatException">The bytes are no profile, are damaged, or were written by a later version.</exception>
    public static ReferenceProfile Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return ProfileFile.Read(copy.ToArray(), "the stream");
    }
}
