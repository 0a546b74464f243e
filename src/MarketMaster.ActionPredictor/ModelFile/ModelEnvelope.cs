using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MarketMaster.Prediction;

/// <summary>
/// What surrounds the content of a model file: 8 bytes of magic, version (4 bytes), length of the content (8 bytes),
/// SHA-256 of all of these and the content (32 bytes), content. Little-endian.
/// </summary>
internal static class ModelEnvelope
{
    public const int Version = 3;
    public const int FirstWithCalibration = 2;
    public const int FirstWithKinds = 3;
    public const int HeaderLength = 52;
    private const int HashOffset = 20;

    // As PNG does: the line ends and the end-of-file mark show a transfer that took the file for text.
    private static ReadOnlySpan<byte> Magic => "MMAP\r\n\u001a\n"u8;

    public static void Write(Stream stream, ReadOnlySpan<byte> content, int version = Version)
    {
        Span<byte> header = stackalloc byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], version);
        BinaryPrimitives.WriteInt64LittleEndian(header[12..], content.Length);
        Hash(header, content, header[HashOffset..]);
        stream.Write(header);
        stream.Write(content);
    }

    /// <summary>The checked content of a file.</summary>
    public static ReadOnlySpan<byte> Open(ReadOnlySpan<byte> file, out int version)
    {
        if (file.Length < HeaderLength || !file.StartsWith(Magic))
            throw new FormatException(file.IsEmpty ? "it is empty" : !file.StartsWith(Magic[..Math.Min(8, file.Length)]) ? "it is not an action predictor model" : "it is truncated");
        version = BinaryPrimitives.ReadInt32LittleEndian(file[8..]);
        if (version > Version)
            throw new FormatException($"its format version is {version} and this library reads up to {Version}: update the library, unless the file is damaged");
        if (version < 1)
            throw new FormatException($"it is damaged: its format version is {version}");
        var length = BinaryPrimitives.ReadInt64LittleEndian(file[12..]);
        var content = file[HeaderLength..];
        if (length != content.Length)
            throw new FormatException(length > content.Length ? $"it is truncated: {content.Length} of {length} bytes are there" : "it is damaged: its length is wrong");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(file[..HashOffset], content, hash);
        return hash.SequenceEqual(file[HashOffset..HeaderLength]) ? content : throw new FormatException("it is damaged: its checksum is wrong");
    }

    private static void Hash(ReadOnlySpan<byte> header, ReadOnlySpan<byte> content, Span<byte> hash)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(header[..HashOffset]);
        sha.AppendData(content);
        sha.GetHashAndReset(hash);
    }
}
