using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using StackExchange.Redis;

namespace MarketMaster.RateLimiting.Redis;

/// <summary>The one script: one round trip for all limits of a request.</summary>
internal static class CheckScript
{
    public const string Acquire = "acquire";
    public const string Peek = "peek";
    public const string Refund = "refund";
    private const int ValuesPerLimit = 6;
    private static readonly string Source = Read();
    private static readonly ConditionalWeakTable<RateLimit, RedisValue[]> Plans = [];

#pragma warning disable CA5350 // Redis names scripts by their SHA-1
    private static readonly byte[] Hash = SHA1.HashData(Encoding.UTF8.GetBytes(Source));
#pragma warning restore CA5350

    public static async Task<RedisResult> RunAsync(IDatabaseAsync database, RedisKey[] keys, RedisValue[] values)
    {
        for (var reloads = 0; ; reloads++)
        {
            try
            {
                // By its source the client loads the script where the server does not have it, once, and runs it by its hash.
                return reloads == 0
                    ? await database.ScriptEvaluateAsync(Hash, keys, values).ConfigureAwait(false)
                    : await database.ScriptEvaluateAsync(Source, keys, values).ConfigureAwait(false);
            }
            catch (RedisServerException error) when (reloads < 2 && error.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
            {
                // A new server, or one whose scripts were flushed. It has not run anything, so this is no repetition. The client finds out with a refusal of its own
                // that what it has loaded before is gone: hence twice.
            }
        }
    }

    public static RedisValue[] Values(RedisValue what, ReadOnlySpan<RateLimit> limits, int permits, long stamp)
    {
        var values = new RedisValue[3 + (limits.Length * ValuesPerLimit)];
        (values[0], values[1], values[2]) = (what, permits, stamp.ToString(CultureInfo.InvariantCulture));
        for (var i = 0; i < limits.Length; i++)
            Plans.GetValue(limits[i], Plan).CopyTo(values, 3 + (i * ValuesPerLimit));
        return values;
    }

    public static string Kind(RateLimit limit) => limit.Algorithm switch
    {
        RateLimitAlgorithm.RollingLog => "log",
        RateLimitAlgorithm.SegmentedWindow => "segments",
        RateLimitAlgorithm.FixedWindow => "fixed",
        _ => "bucket",
    };

    // The same plans as in one process, every division rounded to the strict side, in microseconds.
    private static RedisValue[] Plan(RateLimit limit)
    {
        var window = (limit.Window.Ticks + TimeSpan.TicksPerMicrosecond - 1) / TimeSpan.TicksPerMicrosecond;
        var spread = limit.Algorithm is RateLimitAlgorithm.Gcra ? limit.PermitLimit - limit.Burst + 1 : limit.PermitLimit;
        var (length, extra) = limit.Algorithm switch
        {
            RateLimitAlgorithm.RollingLog or RateLimitAlgorithm.FixedWindow => (window, 0L),
            RateLimitAlgorithm.SegmentedWindow => (window, Math.Max(0, (window / limit.Segments) - 1)),
            _ => (Math.Max(1, (window + spread - 1) / spread), limit.Burst),
        };
        // as text already, so that nothing is formatted on each call
        return [.. ((RedisValue[])[Kind(limit), limit.PermitLimit, length, extra, limit.CountsRequests ? 1 : 0, limit.IsShadow ? 1 : 0]).Select(value => (RedisValue)(byte[])value!)];
    }

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("check.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
