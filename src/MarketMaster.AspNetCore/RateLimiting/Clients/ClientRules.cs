using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>Whose counts a request belongs to: a known API key, an authenticated user, else an address.</summary>
internal sealed class ClientRules
{
    private const string Bearer = "Bearer ";
    private const int LongestName = 200;

    private readonly InboundRateLimitOptions _options;
    private readonly ClientAddresses _addresses;
    private readonly Dictionary<string, RateLimitClient> _keys = new(StringComparer.OrdinalIgnoreCase);

    public ClientRules(InboundRateLimitOptions options)
    {
        _options = options;
        _addresses = new(Split(options.TrustedProxies), options.IPv6PrefixLength);
        foreach (var (name, key) in options.ApiKeys)
        {
            if (key.Sha256 is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigit))
                throw new ArgumentException($"API key '{name}': Sha256 must be 64 hexadecimal digits, the hash of the key", nameof(options));
            _keys[hash] = new("key:" + name, key.Tier);
        }
    }

    public static string[] Split(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public RateLimitClient Of(HttpContext context)
    {
        if (_options.Identification?.Invoke(context) is { } known)
            return known;
        if (_keys.Count > 0 && ByKey(context.Request) is { } holder)
            return holder;
        return context.User.Identity is { IsAuthenticated: true } && ByUser(context.User) is { } user
            ? user
            : new(_addresses.KeyOf(context), _options.AnonymousTier);
    }

    // The key is compared by its hash, so the time that it takes tells nothing about the key.
    private RateLimitClient? ByKey(HttpRequest request)
    {
        var key = request.Headers[_options.ApiKeyHeader].ToString();
        if (key.Length == 0 && request.Headers.Authorization.ToString() is var authorization && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            key = authorization[Bearer.Length..].Trim();
        return key.Length > 0 && _keys.TryGetValue(Hash(key), out var holder) ? holder : null;
    }

    private RateLimitClient? ByUser(ClaimsPrincipal user)
    {
        var name = _options.UserClaim is { } claim
            ? user.FindFirstValue(claim)
            : user.FindFirstValue(ClaimTypes.NameIdentifier) ?? user.FindFirstValue("sub") ?? user.Identity!.Name;
        if (string.IsNullOrEmpty(name))
            return null;
        return new("user:" + (name.Length <= LongestName ? name : Hash(name)), user.FindFirstValue(_options.TierClaim) is { Length: > 0 } tier ? tier : _options.AuthenticatedTier);
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
