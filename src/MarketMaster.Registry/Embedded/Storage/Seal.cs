using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace MarketMaster.Registry;

/// <summary>
/// SHA-256 over the fields of a record, kept in the record: SQLite notices a damaged page only by chance, and a flipped bit in
/// a checksum, a stage or an alias must not lead to another model.
/// </summary>
internal static class Seal
{
    public static byte[] Of(params ReadOnlySpan<object?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var field in fields)
        {
            var bytes = field as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(field, CultureInfo.InvariantCulture) ?? "");
            // The length parts neighbours ("ab", "c" from "a", "bc"), and -1 parts nothing from an empty text.
            BitConverter.TryWriteBytes(length, field is null ? -1 : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return hash.GetHashAndReset();
    }

    public static void Require(byte[] expected, string what, params ReadOnlySpan<object?> fields)
    {
        if (!Of(fields).AsSpan().SequenceEqual(expected))
            throw new RegistryCorruptException($"the record of {what} is damaged: it does not match its own checksum");
    }
}
