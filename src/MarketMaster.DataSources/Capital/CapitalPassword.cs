using System.Security.Cryptography;
using System.Text;

namespace MarketMaster.DataSources;

/// <summary>The password as the server wants it encrypted: base64 of password and the server's time, by RSA with PKCS #1 padding, in base64.</summary>
internal static class CapitalPassword
{
    /// <exception cref="FormatException">The key is not base64.</exception>
    /// <exception cref="CryptographicException">The key is no RSA key, or too short for the password.</exception>
    public static string Encrypt(string password, CapitalKey key)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(Convert.FromBase64String(key.EncryptionKey), out _);
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{password}|{QueryText.Whole(key.TimeStamp)}"));
        return Convert.ToBase64String(rsa.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.Pkcs1));
    }
}
