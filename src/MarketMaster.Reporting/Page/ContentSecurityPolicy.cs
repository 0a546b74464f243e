using System.Security.Cryptography;
using System.Text;

namespace MarketMaster.Reporting;

/// <summary>The page's policy: nothing from anywhere, and only the scripts and styles whose hash is listed.</summary>
internal static class ContentSecurityPolicy
{
    public static string Of(IEnumerable<string> scripts, IEnumerable<string> styles) =>
        $"default-src 'none'; script-src {Sources(scripts)}; style-src {Sources(styles)}; img-src data:; base-uri 'none'; form-action 'none'";

    private static string Sources(IEnumerable<string> texts) => string.Join(' ', texts.Select(Source));

    private static string Source(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
