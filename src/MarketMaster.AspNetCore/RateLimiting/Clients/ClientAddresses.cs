using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>
/// The address that a request came from. What <c>X-Forwarded-For</c> says is believed from right to left as long as a trusted proxy has said it, so a caller
/// who sends the header gains nothing.
/// </summary>
internal sealed class ClientAddresses
{
    private const string Forwarded = "X-Forwarded-For";

    private readonly IPNetwork[] _trusted;
    private readonly int _prefix;

    public ClientAddresses(IEnumerable<string> trusted, int prefix)
    {
        _trusted = [.. trusted.Select(Network)];
        _prefix = prefix is >= 32 and <= 128 ? prefix
            : throw new ArgumentOutOfRangeException(nameof(prefix), prefix, $"{prefix} bits of an IPv6 address for a caller: it must be 32 to 128 (IPv6PrefixLength)");
    }

    public string KeyOf(HttpContext context) => Of(context) is { } address ? Key(address) : "ip:unknown";

    public IPAddress? Of(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } remote)
            return null;
        var client = Plain(remote);
        if (_trusted.Length == 0 || !IsTrusted(client) || !context.Request.Headers.TryGetValue(Forwarded, out var lines))
            return client;
        for (var line = lines.Count - 1; line >= 0; line--)
        {
            var rest = lines[line].AsSpan();
            while (!rest.IsEmpty)
            {
                var comma = rest.LastIndexOf(',');
                // what cannot be read was not written by a proxy that knows its caller
                if (!IPEndPoint.TryParse(rest[(comma + 1)..].Trim(), out var hop))
                    return client;
                client = Plain(hop.Address);
                if (!IsTrusted(client))
                    return client;
                rest = comma < 0 ? [] : rest[..comma];
            }
        }
        return client;
    }

    private string Key(IPAddress address)
    {
        if (address.AddressFamily is AddressFamily.InterNetwork)
            return $"ip:{address}";
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        for (var i = 0; i < 16; i++)
        {
            var kept = Math.Clamp(_prefix - (i * 8), 0, 8);
            bytes[i] &= (byte)(0xFF00 >> kept);
        }
        return string.Create(CultureInfo.InvariantCulture, $"ip:{new IPAddress(bytes)}/{_prefix}");
    }

    private bool IsTrusted(IPAddress address)
    {
        foreach (var network in _trusted)
        {
            if (network.Contains(address))
                return true;
        }
        return false;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static IPNetwork Network(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
            return network;
        return IPAddress.TryParse(text, out var address)
            ? new(Plain(address), address.AddressFamily is AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6 ? 32 : 128)
            : throw new ArgumentException($"the trusted proxy '{text}' is neither an address nor a network such as 10.0.0.0/8", nameof(text));
    }
}
